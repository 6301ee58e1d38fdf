-- What the fold keeps of a series is of the events behind this position: it began anew there.
-- Detectors begin with the next event.
ALTER TABLE series ADD COLUMN watched_after INTEGER NOT NULL DEFAULT 0;

UPDATE series SET state = NULL, watched_after =
  (SELECT t.next_position - 1 FROM tenant t WHERE t.tenant_id = series.tenant_id);

-- Significant changes, each named by the position of the sample that showed it. Directions, endings
-- and feedback are the codes of their enums; alarm, ending_found and attribution are encoded as
-- their classes say. Times are of samples, but feedback_at; those of the start are when the change
-- most likely began, and the earliest and latest it may have.
CREATE TABLE change_point (
  tenant_id     INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  series_id     INTEGER NOT NULL,
  metric_type   INTEGER NOT NULL,
  direction     INTEGER NOT NULL,
  detected_at   INTEGER NOT NULL,
  start_at      INTEGER NOT NULL,
  earliest_at   INTEGER NOT NULL,
  latest_at     INTEGER NOT NULL,
  alarm         BLOB    NOT NULL,
  attribution   BLOB,
  ending        INTEGER,
  ended_at      INTEGER,
  ending_found  BLOB,
  feedback      INTEGER,
  feedback_note TEXT,
  feedback_by   TEXT,
  feedback_at   INTEGER,
  PRIMARY KEY (tenant_id, position)
) WITHOUT ROWID;

CREATE INDEX change_point_by_time ON change_point (tenant_id, detected_at, position);
CREATE INDEX change_point_by_series ON change_point (tenant_id, series_id, position);
CREATE INDEX change_point_open ON change_point (tenant_id, metric_type, position)
  WHERE ended_at IS NULL;
