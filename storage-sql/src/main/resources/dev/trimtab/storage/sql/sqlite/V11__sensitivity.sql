-- How readily alarms are raised: null for what else holds. Bases are the codes of Sensitivity.Basis.
ALTER TABLE tenant_settings ADD COLUMN basis INTEGER;
ALTER TABLE tenant_settings ADD COLUMN false_alarms REAL;
ALTER TABLE tenant_settings ADD COLUMN smallest_decline REAL;

-- The same by domain: an empty event type is every one, metric type 0 likewise.
CREATE TABLE domain_sensitivity (
  tenant_id        INTEGER NOT NULL,
  domain           TEXT    NOT NULL,
  event_type       TEXT    NOT NULL,
  metric_type      INTEGER NOT NULL,
  basis            INTEGER,
  false_alarms     REAL,
  smallest_decline REAL,
  PRIMARY KEY (tenant_id, domain, event_type, metric_type)
) WITHOUT ROWID;
