-- Where what loops send goes. Settings are a JSON document; secrets are encrypted by a key that is not
-- in the database.
CREATE TABLE channel (
  tenant_id  INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  settings   TEXT    NOT NULL,
  secret     TEXT,
  written_at INTEGER NOT NULL,
  written_by TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, name)
) WITHOUT ROWID;
