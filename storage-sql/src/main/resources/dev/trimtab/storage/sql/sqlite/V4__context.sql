-- Charts of a metric type by domain or by event type find its series without reading all others.
CREATE INDEX series_by_metric ON series (tenant_id, metric_type, domain, event_type);

-- What people did to a domain, on the time line of its outcomes. Kinds are the codes of MarkerKind.
CREATE TABLE marker (
  tenant_id   INTEGER NOT NULL,
  marker_id   TEXT    NOT NULL,
  domain      TEXT    NOT NULL,
  kind        INTEGER NOT NULL,
  label       TEXT    NOT NULL,
  version     TEXT,
  url         TEXT,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, marker_id)
) WITHOUT ROWID;

CREATE INDEX marker_by_time ON marker (tenant_id, occurred_at, marker_id);
CREATE INDEX marker_by_domain ON marker (tenant_id, domain, occurred_at, marker_id);

-- What is known about a domain beside its outcomes.
CREATE TABLE domain_settings (
  tenant_id   INTEGER NOT NULL,
  domain      TEXT    NOT NULL,
  owner       TEXT,
  channel     TEXT,
  environment TEXT,
  trace_url   TEXT,
  updated_at  INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, domain)
) WITHOUT ROWID;

-- The range of the quality scores of one event type of a domain, and which way is better: 1 where
-- more is, 2 where less is. Null where nothing was said.
CREATE TABLE domain_score (
  tenant_id  INTEGER NOT NULL,
  domain     TEXT    NOT NULL,
  event_type TEXT    NOT NULL,
  min        REAL,
  max        REAL,
  better     INTEGER,
  PRIMARY KEY (tenant_id, domain, event_type)
) WITHOUT ROWID;

-- One row: grows with each change of the settings of any domain, and when a tenant is removed.
CREATE TABLE domain_settings_revision (
  revision INTEGER NOT NULL
);

INSERT INTO domain_settings_revision (revision) VALUES (0);
