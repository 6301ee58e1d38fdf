-- A table without row numbers keeps no more than about a quarter of a page of each row in place. The rows of series have
-- outgrown that: each had a page to itself behind it, written whole with every append to the series. Here rows lie side
-- by side on their pages. What changes seldom and is short comes first.
CREATE TABLE new_series (
  tenant_id            INTEGER NOT NULL,
  series_id            INTEGER NOT NULL,
  domain               TEXT    NOT NULL,
  event_type           TEXT    NOT NULL,
  metric_type          INTEGER NOT NULL,
  event_count          INTEGER NOT NULL DEFAULT 0,
  last_occurred_at     INTEGER NOT NULL,
  expired_count        INTEGER NOT NULL DEFAULT 0,
  expired_voided_count INTEGER NOT NULL DEFAULT 0,
  watched_after        INTEGER NOT NULL DEFAULT 0,
  open_minute          INTEGER,
  open_count           INTEGER NOT NULL DEFAULT 0,
  open_sum             REAL    NOT NULL DEFAULT 0,
  open_sum_of_squares  REAL    NOT NULL DEFAULT 0,
  open_min             REAL,
  open_max             REAL,
  open_ones            INTEGER NOT NULL DEFAULT 0,
  open_sketch          BLOB,
  state                BLOB,
  PRIMARY KEY (tenant_id, series_id)
);

INSERT INTO new_series (tenant_id, series_id, domain, event_type, metric_type, event_count, last_occurred_at,
    expired_count, expired_voided_count, watched_after, open_minute, open_count, open_sum, open_sum_of_squares,
    open_min, open_max, open_ones, open_sketch, state)
  SELECT tenant_id, series_id, domain, event_type, metric_type, event_count, last_occurred_at,
    expired_count, expired_voided_count, watched_after, open_minute, open_count, open_sum, open_sum_of_squares,
    open_min, open_max, open_ones, open_sketch, state
  FROM series ORDER BY tenant_id, series_id;

DROP TABLE series;
ALTER TABLE new_series RENAME TO series;

-- Indexes have the series_id themselves, so that series are found without their rows. One of them, which is seldom asked
-- for that, keeps names apart.
CREATE INDEX series_by_name ON series (tenant_id, domain, event_type, metric_type, series_id);
CREATE UNIQUE INDEX series_by_event_type ON series (tenant_id, event_type, metric_type, domain);
CREATE INDEX series_by_metric ON series (tenant_id, metric_type, domain, event_type, series_id);
