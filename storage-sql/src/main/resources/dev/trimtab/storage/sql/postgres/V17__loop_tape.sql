-- What a loop's verification rests on, and nothing else: line 0 is what fresh samples are held against,
-- each further one the samples of one look. Only ever added to, together with the loop's move.
CREATE TABLE loop_tape (
  tenant_id bigint NOT NULL,
  loop_id   text COLLATE "C" NOT NULL,
  number    integer NOT NULL,
  content   bytea NOT NULL,
  PRIMARY KEY (tenant_id, loop_id, number)
);

SELECT trimtab_guard('loop_tape');
