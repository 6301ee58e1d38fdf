-- The last number given to a tenant. Numbers are never given twice, not even after a tenant was
-- deleted: whoever still remembers one finds nothing under it.
CREATE TABLE tenant_number (
  last INTEGER NOT NULL
);

INSERT INTO tenant_number (last) SELECT coalesce(max(tenant_id), 0) FROM tenant;

-- From which day on, in days since 1970, events and the rollups of each level are kept; 0 where
-- nothing was removed yet. A day goes up before its rows go, and never down again.
ALTER TABLE tenant ADD COLUMN raw_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tenant ADD COLUMN minute_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tenant ADD COLUMN hour_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tenant ADD COLUMN day_from INTEGER NOT NULL DEFAULT 0;

-- The next subject whose rollups are looked through for what is to go; null where all were.
ALTER TABLE tenant ADD COLUMN rollup_cursor INTEGER;

-- Since when it is being deleted; null for all but those.
ALTER TABLE tenant ADD COLUMN deleting_at INTEGER;

-- Events that retention removed. They stay in event_count, and keep their positions.
ALTER TABLE series ADD COLUMN expired_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN expired_voided_count INTEGER NOT NULL DEFAULT 0;

CREATE INDEX voided_event_by_time ON voided_event (tenant_id, occurred_at, event_id);

-- What a tenant has instead of the server's defaults: null for the default. Days: 0 is for ever.
CREATE TABLE tenant_settings (
  tenant_id   INTEGER PRIMARY KEY,
  raw_days    INTEGER,
  rollup_days INTEGER
);

-- One row: grows with each change of settings, and with each tenant that goes.
CREATE TABLE tenant_revision (
  revision INTEGER NOT NULL
);

INSERT INTO tenant_revision (revision) VALUES (0);

-- Who does what must be done by one process at a time, and until when nobody else may.
CREATE TABLE lease (
  name       TEXT    PRIMARY KEY,
  holder     TEXT    NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
