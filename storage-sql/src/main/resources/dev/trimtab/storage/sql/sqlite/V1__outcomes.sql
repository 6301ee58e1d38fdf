-- Times are microseconds since 1970, UTC. Metric types are the codes of MetricType.
-- tenant_id comes first in every key: what belongs to one tenant lies together.

-- Who owns the data, with the counters that only the append moves.
CREATE TABLE tenant (
  tenant_id           INTEGER PRIMARY KEY,
  name                TEXT    NOT NULL UNIQUE,
  next_position       INTEGER NOT NULL DEFAULT 1,
  series_count        INTEGER NOT NULL DEFAULT 0,
  domain_count        INTEGER NOT NULL DEFAULT 0,
  failure_class_count INTEGER NOT NULL DEFAULT 0,
  last_occurred_at    INTEGER,
  created_at          INTEGER NOT NULL
);

CREATE INDEX tenant_by_last_occurred_at ON tenant (last_occurred_at);

-- The names in use, for sorted lists whose cost does not grow with the series.
CREATE TABLE domain (
  tenant_id INTEGER NOT NULL,
  domain    TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, domain)
) WITHOUT ROWID;

CREATE TABLE event_type (
  tenant_id  INTEGER NOT NULL,
  event_type TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, event_type)
) WITHOUT ROWID;

-- The dictionary that turns a series into a number, and its totals.
CREATE TABLE series (
  tenant_id        INTEGER NOT NULL,
  series_id        INTEGER NOT NULL,
  domain           TEXT    NOT NULL,
  event_type       TEXT    NOT NULL,
  metric_type      INTEGER NOT NULL,
  event_count      INTEGER NOT NULL DEFAULT 0,
  last_occurred_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, series_id)
) WITHOUT ROWID;

CREATE UNIQUE INDEX series_by_name ON series (tenant_id, domain, event_type, metric_type);
CREATE INDEX series_by_event_type ON series (tenant_id, event_type, metric_type);

CREATE TABLE metric_total (
  tenant_id   INTEGER NOT NULL,
  metric_type INTEGER NOT NULL,
  event_count INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, metric_type)
) WITHOUT ROWID;

-- The live events. What is voided moves to voided_event, so no query asks about it. The class_id is
-- the one an event of a failure was counted under; null for other events.
CREATE TABLE event (
  tenant_id   INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  series_id   INTEGER NOT NULL,
  metric_type INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  event_id    TEXT    NOT NULL,
  value       REAL    NOT NULL,
  metadata    TEXT    NOT NULL,
  class_id    INTEGER,
  PRIMARY KEY (tenant_id, position)
) WITHOUT ROWID;

CREATE INDEX event_by_series ON event (tenant_id, series_id, occurred_at, position, value);
CREATE INDEX event_by_metric ON event (tenant_id, metric_type, occurred_at, position, value, series_id);
CREATE INDEX event_by_time ON event (tenant_id, occurred_at, event_id);

CREATE TABLE voided_event (
  tenant_id   INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  series_id   INTEGER NOT NULL,
  metric_type INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  event_id    TEXT    NOT NULL,
  value       REAL    NOT NULL,
  metadata    TEXT    NOT NULL,
  class_id    INTEGER,
  reason      TEXT    NOT NULL,
  voided_at   INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, position)
) WITHOUT ROWID;

-- The ids that callers chose: once used, an id stays used.
CREATE TABLE event_key (
  tenant_id INTEGER NOT NULL,
  event_id  TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, event_id)
) WITHOUT ROWID;

-- Counts and sums by time. A subject is a series (its series_id) or, negative, a whole metric type
-- of the tenant (minus its code). Levels: 0 minute, 1 hour, 2 day; a bucket is the number of
-- minutes, hours or days since 1970. The sketch is a DDSketch, where the metric type has one.
CREATE TABLE rollup (
  tenant_id      INTEGER NOT NULL,
  subject_id     INTEGER NOT NULL,
  level          INTEGER NOT NULL,
  bucket         INTEGER NOT NULL,
  count          INTEGER NOT NULL,
  sum            REAL    NOT NULL,
  sum_of_squares REAL    NOT NULL,
  min            REAL    NOT NULL,
  max            REAL    NOT NULL,
  ones           INTEGER NOT NULL,
  sketch         BLOB,
  PRIMARY KEY (tenant_id, subject_id, level, bucket)
) WITHOUT ROWID;

-- Failure classes as numbers; above the cap a class is counted as number 0, "other".
CREATE TABLE failure_class (
  tenant_id INTEGER NOT NULL,
  class_id  INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, class_id),
  UNIQUE (tenant_id, name)
) WITHOUT ROWID;

CREATE TABLE failure_rollup (
  tenant_id  INTEGER NOT NULL,
  subject_id INTEGER NOT NULL,
  level      INTEGER NOT NULL,
  bucket     INTEGER NOT NULL,
  class_id   INTEGER NOT NULL,
  count      INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, subject_id, level, bucket, class_id)
) WITHOUT ROWID;

-- What the fold keeps of each series, and what it found; handled_at makes findings an outbox.
CREATE TABLE series_state (
  tenant_id INTEGER NOT NULL,
  series_id INTEGER NOT NULL,
  state     BLOB    NOT NULL,
  PRIMARY KEY (tenant_id, series_id)
) WITHOUT ROWID;

CREATE TABLE finding (
  tenant_id  INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  series_id  INTEGER NOT NULL,
  content    BLOB    NOT NULL,
  handled_at INTEGER,
  PRIMARY KEY (tenant_id, position)
) WITHOUT ROWID;

CREATE INDEX finding_unhandled ON finding (tenant_id, position) WHERE handled_at IS NULL;

CREATE TABLE api_key (
  id           TEXT    PRIMARY KEY,
  sha256       TEXT    NOT NULL UNIQUE,
  tenant       TEXT,
  name         TEXT    NOT NULL,
  scopes       TEXT    NOT NULL,
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER,
  last_used_at INTEGER
) WITHOUT ROWID;

-- One row: grows with each change of the keys.
CREATE TABLE api_key_revision (
  revision INTEGER NOT NULL
);

INSERT INTO api_key_revision (revision) VALUES (0);
