-- The newest minute of each subject is counted beside its totals, and its fold too, so that an
-- append writes one row of each series it adds to. A minute moves to the rollups, into its hour and
-- day too, when a newer one begins. Reads add the open minute to what the rollups say.
ALTER TABLE series ADD COLUMN open_minute INTEGER;
ALTER TABLE series ADD COLUMN open_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN open_sum REAL NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN open_sum_of_squares REAL NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN open_min REAL;
ALTER TABLE series ADD COLUMN open_max REAL;
ALTER TABLE series ADD COLUMN open_ones INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN open_sketch BLOB;
ALTER TABLE series ADD COLUMN state BLOB;

ALTER TABLE metric_total ADD COLUMN open_minute INTEGER;
ALTER TABLE metric_total ADD COLUMN open_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE metric_total ADD COLUMN open_sum REAL NOT NULL DEFAULT 0;
ALTER TABLE metric_total ADD COLUMN open_sum_of_squares REAL NOT NULL DEFAULT 0;
ALTER TABLE metric_total ADD COLUMN open_min REAL;
ALTER TABLE metric_total ADD COLUMN open_max REAL;
ALTER TABLE metric_total ADD COLUMN open_ones INTEGER NOT NULL DEFAULT 0;
ALTER TABLE metric_total ADD COLUMN open_sketch BLOB;

UPDATE series SET state =
  (SELECT s.state FROM series_state s
   WHERE s.tenant_id = series.tenant_id AND s.series_id = series.series_id);

DROP TABLE series_state;
