-- What opens improvement loops: every version that ever was. A template has one current version; one
-- that was deleted has none.
CREATE TABLE loop_template (
  tenant_id  INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  document   TEXT    NOT NULL,
  written_at INTEGER NOT NULL,
  written_by TEXT    NOT NULL,
  current    INTEGER NOT NULL,
  enabled    INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, name, version)
) WITHOUT ROWID;

CREATE UNIQUE INDEX loop_template_current ON loop_template (tenant_id, name) WHERE current = 1;

-- Improvement loops as they stand. Causes, states and verdicts are the codes of their enums; ids in
-- order are loops in the order in which they were opened. One that has begun went beyond its trigger.
CREATE TABLE improvement_loop (
  tenant_id        INTEGER NOT NULL,
  loop_id          TEXT    NOT NULL,
  template         TEXT    NOT NULL,
  template_version INTEGER NOT NULL,
  series_id        INTEGER NOT NULL,
  cause            INTEGER NOT NULL,
  cause_position   INTEGER NOT NULL,
  caused_by        TEXT,
  seen             TEXT    NOT NULL,
  state            INTEGER NOT NULL,
  step             INTEGER NOT NULL,
  undoing          INTEGER NOT NULL,
  begun            INTEGER NOT NULL,
  state_since      INTEGER NOT NULL,
  due_at           INTEGER,
  opened_at        INTEGER NOT NULL,
  action_began     INTEGER,
  action_done      INTEGER,
  verdict          INTEGER,
  ended_at         INTEGER,
  lines            INTEGER NOT NULL,
  revision         INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, loop_id)
) WITHOUT ROWID;

-- At most one open loop of a template on a series.
CREATE UNIQUE INDEX improvement_loop_open ON improvement_loop (tenant_id, template, series_id)
  WHERE ended_at IS NULL;
CREATE INDEX improvement_loop_at_work ON improvement_loop (tenant_id, loop_id) WHERE ended_at IS NULL;
CREATE INDEX improvement_loop_by_series ON improvement_loop (tenant_id, series_id, loop_id);
CREATE INDEX improvement_loop_due ON improvement_loop (due_at) WHERE due_at IS NOT NULL;

-- The record of each loop. What was known stands as lines of "key=value".
CREATE TABLE loop_entry (
  tenant_id  INTEGER NOT NULL,
  loop_id    TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  from_state INTEGER NOT NULL,
  to_state   INTEGER NOT NULL,
  by_name    TEXT    NOT NULL,
  why        TEXT    NOT NULL,
  known      TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, loop_id, number)
) WITHOUT ROWID;

-- What loops send, and how far it is. Kinds and statuses are the codes of their enums.
CREATE TABLE loop_delivery (
  tenant_id   INTEGER NOT NULL,
  delivery_id TEXT    NOT NULL,
  loop_id     TEXT    NOT NULL,
  step        INTEGER NOT NULL,
  channel     TEXT    NOT NULL,
  kind        INTEGER NOT NULL,
  entry       INTEGER NOT NULL,
  status      INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  next_at     INTEGER,
  answer      TEXT,
  PRIMARY KEY (tenant_id, delivery_id)
) WITHOUT ROWID;

CREATE INDEX loop_delivery_due ON loop_delivery (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX loop_delivery_of_loop ON loop_delivery (tenant_id, loop_id, entry);
CREATE INDEX loop_delivery_dead ON loop_delivery (tenant_id, delivery_id) WHERE status = 4;

-- Templates look at each change point of a series once; those that are there by now are old.
ALTER TABLE change_point ADD COLUMN matched_at INTEGER;
UPDATE change_point SET matched_at = detected_at;
CREATE INDEX change_point_unmatched ON change_point (tenant_id, position)
  WHERE matched_at IS NULL AND series_id > 0;
