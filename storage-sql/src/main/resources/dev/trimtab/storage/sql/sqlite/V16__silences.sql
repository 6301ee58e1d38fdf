-- What alerts people know of: nobody is told of those that match. Matchers stand as lines of "name=pattern".
CREATE TABLE silence (
  tenant_id  INTEGER NOT NULL,
  silence_id TEXT    NOT NULL,
  matchers   TEXT    NOT NULL,
  comment    TEXT    NOT NULL,
  created_by TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  ends_at    INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, silence_id)
) WITHOUT ROWID;

CREATE INDEX silence_by_end ON silence (ends_at);
CREATE INDEX silence_of_tenant_by_end ON silence (tenant_id, ends_at);

-- Who sees to which alert.
CREATE TABLE acknowledgement (
  tenant_id   INTEGER NOT NULL,
  fingerprint TEXT    NOT NULL,
  comment     TEXT    NOT NULL,
  said_by     TEXT    NOT NULL,
  said_at     INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, fingerprint)
) WITHOUT ROWID;

CREATE INDEX acknowledgement_by_time ON acknowledgement (said_at);
