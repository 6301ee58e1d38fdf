-- Research requests. Types, urgencies, statuses and metric types are the codes of their enums; source_date
-- counts days since 1970. A list stands as lines, with a line break before, between and after them, in
-- which "\n" is a line break of an item and "\\" a backslash. signal_quality is that of what was
-- generated, -1 of what was not; searched is what a search looks through, in one case.
CREATE TABLE intake (
  tenant_id             INTEGER NOT NULL,
  intake_id             TEXT NOT NULL,
  research_type         INTEGER NOT NULL,
  category              TEXT NOT NULL,
  urgency               INTEGER NOT NULL,
  title                 TEXT NOT NULL,
  summary               TEXT NOT NULL,
  source                TEXT,
  source_date           INTEGER,
  impact_areas          TEXT NOT NULL,
  affected_agents       TEXT NOT NULL,
  priority_score        INTEGER,
  key_findings          TEXT NOT NULL,
  recommendations       TEXT NOT NULL,
  risks                 TEXT NOT NULL,
  opportunities         TEXT NOT NULL,
  backlog_refs          TEXT NOT NULL,
  roadmap_impact        TEXT,
  implementation_target TEXT,
  status                INTEGER NOT NULL,
  decided_at            INTEGER,
  decided_by            TEXT,
  rationale             TEXT,
  action_items          TEXT NOT NULL,
  loop_id               TEXT,
  change_point          TEXT,
  domain                TEXT,
  event_type            TEXT,
  metric_type           INTEGER,
  signal_quality        REAL NOT NULL,
  significance          REAL,
  size                  REAL,
  volume                REAL,
  novelty               REAL,
  searched              TEXT NOT NULL,
  created_by            TEXT NOT NULL,
  created_at            INTEGER NOT NULL,
  updated_at            INTEGER NOT NULL,
  revision              INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, intake_id)
);

CREATE INDEX intake_by_quality ON intake (tenant_id, signal_quality, intake_id);
CREATE INDEX intake_by_loop ON intake (tenant_id, loop_id, intake_id);
CREATE INDEX intake_by_series ON intake (tenant_id, domain, event_type, metric_type, created_at);

-- What was learned of declines. Lists and searched are as those of intakes. One that is proven has been
-- confirmed, or was drafted by a loop after an improvement.
CREATE TABLE lesson (
  tenant_id    INTEGER NOT NULL,
  lesson_id    TEXT NOT NULL,
  problem      TEXT NOT NULL,
  action       TEXT NOT NULL,
  result       TEXT,
  notes        TEXT,
  tags         TEXT NOT NULL,
  confidence   REAL,
  domain       TEXT,
  event_type   TEXT,
  metric_type  INTEGER,
  template     TEXT,
  loop_id      TEXT,
  verdict      INTEGER,
  confirmed_by TEXT,
  confirmed_at INTEGER,
  proven       INTEGER NOT NULL,
  searched     TEXT NOT NULL,
  created_by   TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  revision     INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, lesson_id)
);

CREATE INDEX lesson_by_domain ON lesson (tenant_id, domain, metric_type, proven, lesson_id);
CREATE INDEX lesson_by_event_type ON lesson (tenant_id, event_type, metric_type, proven, lesson_id);
