-- What runs for long, or ran: imports, exports. Types and statuses are the codes of ProcessType and
-- ProcessStatus. Ids in order are starts in order. Counts are "name=number", parted by blanks.
CREATE TABLE process (
  tenant_id        INTEGER NOT NULL,
  process_id       TEXT    NOT NULL,
  type             INTEGER NOT NULL,
  status           INTEGER NOT NULL,
  name             TEXT    NOT NULL,
  started_by       TEXT    NOT NULL,
  started_at       INTEGER NOT NULL,
  heard_at         INTEGER NOT NULL,
  ended_at         INTEGER,
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  done             INTEGER NOT NULL,
  total            INTEGER,
  counts           TEXT    NOT NULL,
  metadata         TEXT    NOT NULL,
  resume_key       TEXT,
  detail           TEXT,
  PRIMARY KEY (tenant_id, process_id)
) WITHOUT ROWID;

CREATE INDEX process_by_resume_key ON process (tenant_id, resume_key, done);

-- The upkeep looks across tenants: at the few that run, and at those that ended first.
CREATE INDEX process_running ON process (tenant_id, heard_at) WHERE ended_at IS NULL;
CREATE INDEX process_by_end ON process (ended_at) WHERE ended_at IS NOT NULL;
