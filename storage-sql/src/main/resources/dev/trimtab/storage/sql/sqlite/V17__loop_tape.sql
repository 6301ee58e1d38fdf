-- What a loop's verification rests on, and nothing else: line 0 is what fresh samples are held against,
-- each further one the samples of one look. Only ever added to, together with the loop's move.
CREATE TABLE loop_tape (
  tenant_id INTEGER NOT NULL,
  loop_id   TEXT    NOT NULL,
  number    INTEGER NOT NULL,
  content   BLOB    NOT NULL,
  PRIMARY KEY (tenant_id, loop_id, number)
) WITHOUT ROWID;
