-- Who changed what. A tenant stands here by its name, since what was done to it is known longer
-- than its number; null for the server itself. Entries are added, never changed.
CREATE TABLE audit_entry (
  entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  tenant   TEXT,
  actor    TEXT    NOT NULL,
  address  TEXT,
  action   TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  detail   TEXT    NOT NULL
);

CREATE INDEX audit_entry_by_time ON audit_entry (at, entry_id);
CREATE INDEX audit_entry_by_tenant ON audit_entry (tenant, at, entry_id);
