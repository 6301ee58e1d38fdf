-- What a tenant has watched beside its series: granularity is a code of Watching.Granularity, the
-- keys stand on a line each; null for nothing. Whether there is any stands in the row of the tenant,
-- which the append holds.
ALTER TABLE tenant_settings ADD COLUMN granularity INTEGER;
ALTER TABLE tenant_settings ADD COLUMN metadata_keys TEXT;
ALTER TABLE tenant ADD COLUMN pooled INTEGER NOT NULL DEFAULT 0;

-- The samples of one metric type in a domain, all of them or those with one value at a metadata key,
-- as the fold sees them. An empty value with a key stands for those that found no place, last_at for
-- when. What the fold keeps is of the events behind watched_after, null where the pool is not
-- watched; last_at is when its latest event was recorded.
CREATE TABLE pool (
  tenant_id     INTEGER NOT NULL,
  pool_id       INTEGER NOT NULL,
  domain        TEXT    NOT NULL,
  metric_type   INTEGER NOT NULL,
  label_key     TEXT    NOT NULL,
  label_value   TEXT    NOT NULL,
  last_at       INTEGER NOT NULL,
  watched_after INTEGER,
  state         BLOB,
  PRIMARY KEY (tenant_id, pool_id)
);

CREATE UNIQUE INDEX pool_by_name
  ON pool (tenant_id, domain, metric_type, label_key, label_value);

-- One sample may show something in its series and in pools. A series_id below 0 is minus the number
-- of a pool.
CREATE TABLE new_finding (
  tenant_id  INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  series_id  INTEGER NOT NULL,
  content    BLOB    NOT NULL,
  handled_at INTEGER,
  PRIMARY KEY (tenant_id, position, series_id)
) WITHOUT ROWID;

INSERT INTO new_finding SELECT tenant_id, position, series_id, content, handled_at FROM finding;
DROP TABLE finding;
ALTER TABLE new_finding RENAME TO finding;
CREATE INDEX finding_unhandled ON finding (tenant_id, position) WHERE handled_at IS NULL;

CREATE TABLE new_change_point (
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
  PRIMARY KEY (tenant_id, position, series_id)
) WITHOUT ROWID;

INSERT INTO new_change_point SELECT tenant_id, position, series_id, metric_type, direction,
  detected_at, start_at, earliest_at, latest_at, alarm, attribution, ending, ended_at, ending_found,
  feedback, feedback_note, feedback_by, feedback_at FROM change_point;
DROP TABLE change_point;
ALTER TABLE new_change_point RENAME TO change_point;
CREATE INDEX change_point_by_time ON change_point (tenant_id, detected_at, position);
CREATE INDEX change_point_by_series ON change_point (tenant_id, series_id, position);
CREATE INDEX change_point_open ON change_point (tenant_id, metric_type, position)
  WHERE ended_at IS NULL;
