-- Times are microseconds since 1970, UTC. Metric types are the codes of MetricType. Texts sort and
-- compare by their bytes. tenant_id comes first in every key of what tenants own: it is what a
-- cluster would distribute these tables by, co-located, and what row-level security goes by.

-- The text of a JSON object as json. What no text of PostgreSQL can hold, an escaped NUL or half of
-- a pair of surrogates, stands there as the replacement character.
CREATE FUNCTION trimtab_json(object text) RETURNS json
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (CASE WHEN strpos(object, '\u') = 0 THEN object
  ELSE regexp_replace(object,
    '(?<!\\)((?:\\\\)*)(?:\\u0000|\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})',
    '\1\\ufffd', 'g') END)::json;

-- The number of a tenant by its name. No table of tenants: whoever knows a name alone finds the
-- number here before anything of the tenant is to be seen. Small, and on every node of a cluster.
CREATE TABLE tenant_name (
  name   text   COLLATE "C" PRIMARY KEY,
  number bigint NOT NULL UNIQUE
);

-- The last number given to a tenant. Numbers are never given twice. Whoever makes a tenant holds the
-- row.
CREATE TABLE tenant_number (
  last bigint NOT NULL
);

INSERT INTO tenant_number (last) VALUES (0);

-- Who owns the data, with the counters that only the append moves, and the days kept from. Whoever
-- writes for a tenant holds its row. Room is left on the pages: the row changes with every append.
-- pooled is 1 where more than its series is watched: what, stands in tenant_settings.
CREATE TABLE tenant (
  tenant_id           bigint PRIMARY KEY,
  name                text   COLLATE "C" NOT NULL,
  next_position       bigint NOT NULL DEFAULT 1,
  series_count        bigint NOT NULL DEFAULT 0,
  domain_count        bigint NOT NULL DEFAULT 0,
  failure_class_count bigint NOT NULL DEFAULT 0,
  last_occurred_at    bigint,
  created_at          bigint NOT NULL,
  raw_from            bigint NOT NULL DEFAULT 0,
  minute_from         bigint NOT NULL DEFAULT 0,
  hour_from           bigint NOT NULL DEFAULT 0,
  day_from            bigint NOT NULL DEFAULT 0,
  rollup_cursor       bigint,
  deleting_at         bigint,
  pooled              integer NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- What a tenant has instead of the server's defaults: null for the default. Days: 0 is for ever.
-- Granularity is a code of Watching.Granularity; metadata keys stand on a line each.
CREATE TABLE tenant_settings (
  tenant_id      bigint PRIMARY KEY,
  raw_days       integer,
  rollup_days    integer,
  quota_requests text COLLATE "C",
  quota_bytes    text COLLATE "C",
  quota_events   text COLLATE "C",
  series         integer,
  basis            integer,
  false_alarms     double precision,
  smallest_decline double precision,
  granularity      integer,
  metadata_keys    text COLLATE "C"
);

-- One row: grows with each change of settings, and with each tenant that goes.
CREATE TABLE tenant_revision (
  revision bigint NOT NULL
);

INSERT INTO tenant_revision (revision) VALUES (0);

-- The names in use, for sorted lists whose cost does not grow with the series.
CREATE TABLE domain (
  tenant_id bigint NOT NULL,
  domain    text   COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, domain)
);

CREATE TABLE event_type (
  tenant_id  bigint NOT NULL,
  event_type text   COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, event_type)
);

-- The dictionary that turns a series into a number, its totals, its newest minute and its fold.
CREATE TABLE series (
  tenant_id            bigint  NOT NULL,
  series_id            bigint  NOT NULL,
  domain               text    COLLATE "C" NOT NULL,
  event_type           text    COLLATE "C" NOT NULL,
  metric_type          integer NOT NULL,
  event_count          bigint  NOT NULL DEFAULT 0,
  last_occurred_at     bigint  NOT NULL,
  expired_count        bigint  NOT NULL DEFAULT 0,
  expired_voided_count bigint  NOT NULL DEFAULT 0,
  open_minute          bigint,
  open_count           bigint  NOT NULL DEFAULT 0,
  open_sum             double precision NOT NULL DEFAULT 0,
  open_sum_of_squares  double precision NOT NULL DEFAULT 0,
  open_min             double precision,
  open_max             double precision,
  open_ones            bigint  NOT NULL DEFAULT 0,
  open_sketch          bytea,
  state                bytea,
  watched_after        bigint  NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, series_id)
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX series_by_name ON series (tenant_id, domain, event_type, metric_type);
CREATE INDEX series_by_event_type ON series (tenant_id, event_type, metric_type);
CREATE INDEX series_by_metric ON series (tenant_id, metric_type, domain, event_type);

CREATE TABLE metric_total (
  tenant_id            bigint  NOT NULL,
  metric_type          integer NOT NULL,
  event_count          bigint  NOT NULL DEFAULT 0,
  open_minute          bigint,
  open_count           bigint  NOT NULL DEFAULT 0,
  open_sum             double precision NOT NULL DEFAULT 0,
  open_sum_of_squares  double precision NOT NULL DEFAULT 0,
  open_min             double precision,
  open_max             double precision,
  open_ones            bigint  NOT NULL DEFAULT 0,
  open_sketch          bytea,
  PRIMARY KEY (tenant_id, metric_type)
) WITH (fillfactor = 50);

-- The live events, a partition for each month; see below. What is voided moves to voided_event. The
-- class_id is the one an event of a failure was counted under; null for other events. The indexes
-- hold what trends read.
CREATE TABLE event (
  tenant_id   bigint  NOT NULL,
  position    bigint  NOT NULL,
  series_id   bigint  NOT NULL,
  metric_type integer NOT NULL,
  occurred_at bigint  NOT NULL,
  recorded_at bigint  NOT NULL,
  event_id    text    COLLATE "C" NOT NULL,
  value       double precision NOT NULL,
  metadata    text    COLLATE "C" NOT NULL,
  class_id    integer,
  PRIMARY KEY (tenant_id, position, occurred_at)
) PARTITION BY RANGE (occurred_at);

CREATE INDEX event_by_series ON event (tenant_id, series_id, occurred_at, position) INCLUDE (value);
CREATE INDEX event_by_metric ON event (tenant_id, metric_type, occurred_at, position)
  INCLUDE (value, series_id);
CREATE INDEX event_by_time ON event (tenant_id, occurred_at, event_id);

CREATE TABLE voided_event (
  tenant_id   bigint  NOT NULL,
  position    bigint  NOT NULL,
  series_id   bigint  NOT NULL,
  metric_type integer NOT NULL,
  occurred_at bigint  NOT NULL,
  recorded_at bigint  NOT NULL,
  event_id    text    COLLATE "C" NOT NULL,
  value       double precision NOT NULL,
  metadata    text    COLLATE "C" NOT NULL,
  class_id    integer,
  reason      text    COLLATE "C" NOT NULL,
  voided_at   bigint  NOT NULL,
  PRIMARY KEY (tenant_id, position)
);

CREATE INDEX voided_event_by_time ON voided_event (tenant_id, occurred_at, event_id);

-- The ids that callers chose: once used, an id stays used.
CREATE TABLE event_key (
  tenant_id bigint NOT NULL,
  event_id  text   COLLATE "C" NOT NULL,
  position  bigint NOT NULL,
  PRIMARY KEY (tenant_id, event_id)
);

-- Counts and sums by time. A subject is a series (its series_id) or, negative, a whole metric type
-- of the tenant (minus its code). Levels: 0 minute, 1 hour, 2 day; a bucket is the number of
-- minutes, hours or days since 1970. The sketch is a DDSketch, where the metric type has one.
CREATE TABLE rollup (
  tenant_id      bigint  NOT NULL,
  subject_id     bigint  NOT NULL,
  level          integer NOT NULL,
  bucket         bigint  NOT NULL,
  count          bigint  NOT NULL,
  sum            double precision NOT NULL,
  sum_of_squares double precision NOT NULL,
  min            double precision NOT NULL,
  max            double precision NOT NULL,
  ones           bigint  NOT NULL,
  sketch         bytea,
  PRIMARY KEY (tenant_id, subject_id, level, bucket)
);

-- Failure classes as numbers; above the cap a class is counted as number 0, "other".
CREATE TABLE failure_class (
  tenant_id bigint  NOT NULL,
  class_id  integer NOT NULL,
  name      text    COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, class_id),
  UNIQUE (tenant_id, name)
);

CREATE TABLE failure_rollup (
  tenant_id  bigint  NOT NULL,
  subject_id bigint  NOT NULL,
  level      integer NOT NULL,
  bucket     bigint  NOT NULL,
  class_id   integer NOT NULL,
  count      bigint  NOT NULL,
  PRIMARY KEY (tenant_id, subject_id, level, bucket, class_id)
);

-- The samples of one metric type in a domain, all of them or those with one value at a metadata key,
-- as the fold sees them. An empty value with a key stands for those that found no place, last_at for
-- when. What the fold keeps is of the events behind watched_after, null where the pool is not
-- watched; last_at is when its latest event was recorded.
CREATE TABLE pool (
  tenant_id     bigint  NOT NULL,
  pool_id       bigint  NOT NULL,
  domain        text    COLLATE "C" NOT NULL,
  metric_type   integer NOT NULL,
  label_key     text    COLLATE "C" NOT NULL,
  label_value   text    COLLATE "C" NOT NULL,
  last_at       bigint  NOT NULL,
  watched_after bigint,
  state         bytea,
  PRIMARY KEY (tenant_id, pool_id)
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX pool_by_name
  ON pool (tenant_id, domain, metric_type, label_key, label_value);

-- What the fold found; handled_at makes findings an outbox. A series_id below 0 is minus the number
-- of a pool, in change_point too: one sample may show something in its series and in pools.
CREATE TABLE finding (
  tenant_id  bigint NOT NULL,
  position   bigint NOT NULL,
  series_id  bigint NOT NULL,
  content    bytea  NOT NULL,
  handled_at bigint,
  PRIMARY KEY (tenant_id, position, series_id)
);

CREATE INDEX finding_unhandled ON finding (tenant_id, position) WHERE handled_at IS NULL;

-- Significant changes, each named by the position of the sample that showed it. Directions, endings
-- and feedback are the codes of their enums; alarm, ending_found and attribution are encoded as
-- their classes say. Times are of samples, but feedback_at; those of the start are when the change
-- most likely began, and the earliest and latest it may have.
CREATE TABLE change_point (
  tenant_id     bigint  NOT NULL,
  position      bigint  NOT NULL,
  series_id     bigint  NOT NULL,
  metric_type   integer NOT NULL,
  direction     integer NOT NULL,
  detected_at   bigint  NOT NULL,
  start_at      bigint  NOT NULL,
  earliest_at   bigint  NOT NULL,
  latest_at     bigint  NOT NULL,
  alarm         bytea   NOT NULL,
  attribution   bytea,
  ending        integer,
  ended_at      bigint,
  ending_found  bytea,
  feedback      integer,
  feedback_note text    COLLATE "C",
  feedback_by   text    COLLATE "C",
  feedback_at   bigint,
  matched_at    bigint,
  PRIMARY KEY (tenant_id, position, series_id)
);

CREATE INDEX change_point_by_time ON change_point (tenant_id, detected_at, position);
CREATE INDEX change_point_by_series ON change_point (tenant_id, series_id, position);
CREATE INDEX change_point_open ON change_point (tenant_id, metric_type, position)
  WHERE ended_at IS NULL;

-- Templates look at each change point of a series once.
CREATE INDEX change_point_unmatched ON change_point (tenant_id, position)
  WHERE matched_at IS NULL AND series_id > 0;

-- What opens improvement loops: every version that ever was. A template has one current version; one
-- that was deleted has none.
CREATE TABLE loop_template (
  tenant_id  bigint NOT NULL,
  name       text COLLATE "C" NOT NULL,
  version    integer NOT NULL,
  document   text COLLATE "C" NOT NULL,
  written_at bigint NOT NULL,
  written_by text COLLATE "C" NOT NULL,
  current    integer NOT NULL,
  enabled    integer NOT NULL,
  PRIMARY KEY (tenant_id, name, version)
);

CREATE UNIQUE INDEX loop_template_current ON loop_template (tenant_id, name) WHERE current = 1;

-- Improvement loops as they stand. Causes, states and verdicts are the codes of their enums; ids in
-- order are loops in the order in which they were opened. One that has begun went beyond its trigger.
CREATE TABLE improvement_loop (
  tenant_id        bigint NOT NULL,
  loop_id          text COLLATE "C" NOT NULL,
  template         text COLLATE "C" NOT NULL,
  template_version integer NOT NULL,
  series_id        bigint NOT NULL,
  cause            integer NOT NULL,
  cause_position   bigint NOT NULL,
  caused_by        text COLLATE "C",
  seen             text COLLATE "C" NOT NULL,
  state            integer NOT NULL,
  step             integer NOT NULL,
  undoing          integer NOT NULL,
  begun            integer NOT NULL,
  state_since      bigint NOT NULL,
  due_at           bigint,
  opened_at        bigint NOT NULL,
  action_began     bigint,
  action_done      bigint,
  verdict          integer,
  ended_at         bigint,
  lines            integer NOT NULL,
  revision         bigint NOT NULL,
  PRIMARY KEY (tenant_id, loop_id)
);

-- At most one open loop of a template on a series.
CREATE UNIQUE INDEX improvement_loop_open ON improvement_loop (tenant_id, template, series_id)
  WHERE ended_at IS NULL;
CREATE INDEX improvement_loop_at_work ON improvement_loop (tenant_id, loop_id) WHERE ended_at IS NULL;
CREATE INDEX improvement_loop_by_series ON improvement_loop (tenant_id, series_id, loop_id);
CREATE INDEX improvement_loop_due ON improvement_loop (due_at) WHERE due_at IS NOT NULL;

-- The record of each loop. What was known stands as lines of "key=value".
CREATE TABLE loop_entry (
  tenant_id  bigint NOT NULL,
  loop_id    text COLLATE "C" NOT NULL,
  number     integer NOT NULL,
  at         bigint NOT NULL,
  from_state integer NOT NULL,
  to_state   integer NOT NULL,
  by_name    text COLLATE "C" NOT NULL,
  why        text COLLATE "C" NOT NULL,
  known      text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, loop_id, number)
);

-- What loops send, and how far it is. Kinds and statuses are the codes of their enums.
CREATE TABLE loop_delivery (
  tenant_id   bigint NOT NULL,
  delivery_id text COLLATE "C" NOT NULL,
  loop_id     text COLLATE "C" NOT NULL,
  step        integer NOT NULL,
  channel     text COLLATE "C" NOT NULL,
  kind        integer NOT NULL,
  entry       integer NOT NULL,
  status      integer NOT NULL,
  attempts    integer NOT NULL,
  next_at     bigint,
  answer      text COLLATE "C",
  PRIMARY KEY (tenant_id, delivery_id)
);

CREATE INDEX loop_delivery_due ON loop_delivery (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX loop_delivery_of_loop ON loop_delivery (tenant_id, loop_id, entry);
CREATE INDEX loop_delivery_dead ON loop_delivery (tenant_id, delivery_id) WHERE status = 4;

-- Where what loops send goes. Settings are a JSON document; secrets are encrypted by a key that is not
-- in the database.
CREATE TABLE channel (
  tenant_id  bigint NOT NULL,
  name       text COLLATE "C" NOT NULL,
  settings   text COLLATE "C" NOT NULL,
  secret     text COLLATE "C",
  written_at bigint NOT NULL,
  written_by text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, name)
);

-- What alerts people know of: nobody is told of those that match. Matchers stand as lines of "name=pattern".
CREATE TABLE silence (
  tenant_id  bigint NOT NULL,
  silence_id text COLLATE "C" NOT NULL,
  matchers   text COLLATE "C" NOT NULL,
  comment    text COLLATE "C" NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  ends_at    bigint NOT NULL,
  PRIMARY KEY (tenant_id, silence_id)
);

CREATE INDEX silence_by_end ON silence (ends_at);
CREATE INDEX silence_of_tenant_by_end ON silence (tenant_id, ends_at);

-- Who sees to which alert.
CREATE TABLE acknowledgement (
  tenant_id   bigint NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  comment     text COLLATE "C" NOT NULL,
  said_by     text COLLATE "C" NOT NULL,
  said_at     bigint NOT NULL,
  PRIMARY KEY (tenant_id, fingerprint)
);

CREATE INDEX acknowledgement_by_time ON acknowledgement (said_at);

-- Research requests. Types, urgencies, statuses and metric types are the codes of their enums; source_date
-- counts days since 1970. A list stands as lines, with a line break before, between and after them, in
-- which "\n" is a line break of an item and "\\" a backslash. signal_quality is that of what was
-- generated, -1 of what was not; searched is what a search looks through, in one case.
CREATE TABLE intake (
  tenant_id             bigint NOT NULL,
  intake_id             text COLLATE "C" NOT NULL,
  research_type         integer NOT NULL,
  category              text COLLATE "C" NOT NULL,
  urgency               integer NOT NULL,
  title                 text COLLATE "C" NOT NULL,
  summary               text COLLATE "C" NOT NULL,
  source                text COLLATE "C",
  source_date           integer,
  impact_areas          text COLLATE "C" NOT NULL,
  affected_agents       text COLLATE "C" NOT NULL,
  priority_score        integer,
  key_findings          text COLLATE "C" NOT NULL,
  recommendations       text COLLATE "C" NOT NULL,
  risks                 text COLLATE "C" NOT NULL,
  opportunities         text COLLATE "C" NOT NULL,
  backlog_refs          text COLLATE "C" NOT NULL,
  roadmap_impact        text COLLATE "C",
  implementation_target text COLLATE "C",
  status                integer NOT NULL,
  decided_at            bigint,
  decided_by            text COLLATE "C",
  rationale             text COLLATE "C",
  action_items          text COLLATE "C" NOT NULL,
  loop_id               text COLLATE "C",
  change_point          text COLLATE "C",
  domain                text COLLATE "C",
  event_type            text COLLATE "C",
  metric_type           integer,
  signal_quality        double precision NOT NULL,
  significance          double precision,
  size                  double precision,
  volume                double precision,
  novelty               double precision,
  searched              text COLLATE "C" NOT NULL,
  created_by            text COLLATE "C" NOT NULL,
  created_at            bigint NOT NULL,
  updated_at            bigint NOT NULL,
  revision              bigint NOT NULL,
  PRIMARY KEY (tenant_id, intake_id)
);

CREATE INDEX intake_by_quality ON intake (tenant_id, signal_quality, intake_id);
CREATE INDEX intake_by_loop ON intake (tenant_id, loop_id, intake_id);
CREATE INDEX intake_by_series ON intake (tenant_id, domain, event_type, metric_type, created_at);

-- What was learned of declines. Lists and searched are as those of intakes. One that is proven has been
-- confirmed, or was drafted by a loop after an improvement.
CREATE TABLE lesson (
  tenant_id    bigint NOT NULL,
  lesson_id    text COLLATE "C" NOT NULL,
  problem      text COLLATE "C" NOT NULL,
  action       text COLLATE "C" NOT NULL,
  result       text COLLATE "C",
  notes        text COLLATE "C",
  tags         text COLLATE "C" NOT NULL,
  confidence   double precision,
  domain       text COLLATE "C",
  event_type   text COLLATE "C",
  metric_type  integer,
  template     text COLLATE "C",
  loop_id      text COLLATE "C",
  verdict      integer,
  confirmed_by text COLLATE "C",
  confirmed_at bigint,
  proven       integer NOT NULL,
  searched     text COLLATE "C" NOT NULL,
  created_by   text COLLATE "C" NOT NULL,
  created_at   bigint NOT NULL,
  updated_at   bigint NOT NULL,
  revision     bigint NOT NULL,
  PRIMARY KEY (tenant_id, lesson_id)
);

CREATE INDEX lesson_by_domain ON lesson (tenant_id, domain, metric_type, proven, lesson_id);
CREATE INDEX lesson_by_event_type ON lesson (tenant_id, event_type, metric_type, proven, lesson_id);

-- What people did to a domain, on the time line of its outcomes. Kinds are the codes of MarkerKind.
CREATE TABLE marker (
  tenant_id   bigint  NOT NULL,
  marker_id   text    COLLATE "C" NOT NULL,
  domain      text    COLLATE "C" NOT NULL,
  kind        integer NOT NULL,
  label       text    COLLATE "C" NOT NULL,
  version     text    COLLATE "C",
  url         text    COLLATE "C",
  occurred_at bigint  NOT NULL,
  recorded_at bigint  NOT NULL,
  PRIMARY KEY (tenant_id, marker_id)
);

CREATE INDEX marker_by_time ON marker (tenant_id, occurred_at, marker_id);
CREATE INDEX marker_by_domain ON marker (tenant_id, domain, occurred_at, marker_id);

-- What is known about a domain beside its outcomes.
CREATE TABLE domain_settings (
  tenant_id   bigint NOT NULL,
  domain      text   COLLATE "C" NOT NULL,
  owner       text   COLLATE "C",
  channel     text   COLLATE "C",
  environment text   COLLATE "C",
  trace_url   text   COLLATE "C",
  updated_at  bigint NOT NULL,
  PRIMARY KEY (tenant_id, domain)
);

CREATE INDEX domain_settings_by_environment ON domain_settings (tenant_id, environment, domain);

-- The range of the quality scores of one event type of a domain, and which way is better: 1 where
-- more is, 2 where less is. Null where nothing was said.
CREATE TABLE domain_score (
  tenant_id  bigint  NOT NULL,
  domain     text    COLLATE "C" NOT NULL,
  event_type text    COLLATE "C" NOT NULL,
  min        double precision,
  max        double precision,
  better     integer,
  PRIMARY KEY (tenant_id, domain, event_type)
);

-- How readily alarms are raised: null for what else holds; so are basis, false_alarms and
-- smallest_decline of tenant_settings. Bases are the codes of Sensitivity.Basis. An empty event type
-- is every one, metric type 0 likewise.
CREATE TABLE domain_sensitivity (
  tenant_id        bigint  NOT NULL,
  domain           text    COLLATE "C" NOT NULL,
  event_type       text    COLLATE "C" NOT NULL,
  metric_type      integer NOT NULL,
  basis            integer,
  false_alarms     double precision,
  smallest_decline double precision,
  PRIMARY KEY (tenant_id, domain, event_type, metric_type)
);

-- One row: grows with each change of the settings of any domain, and when a tenant is removed.
CREATE TABLE domain_settings_revision (
  revision bigint NOT NULL
);

INSERT INTO domain_settings_revision (revision) VALUES (0);

-- What runs for long, or ran: imports, exports. Types and statuses are the codes of ProcessType and
-- ProcessStatus. Ids in order are starts in order. Counts are "name=number", parted by blanks.
CREATE TABLE process (
  tenant_id        bigint  NOT NULL,
  process_id       text    COLLATE "C" NOT NULL,
  type             integer NOT NULL,
  status           integer NOT NULL,
  name             text    COLLATE "C" NOT NULL,
  started_by       text    COLLATE "C" NOT NULL,
  started_at       bigint  NOT NULL,
  heard_at         bigint  NOT NULL,
  ended_at         bigint,
  cancel_requested integer NOT NULL DEFAULT 0,
  done             bigint  NOT NULL,
  total            bigint,
  counts           text    COLLATE "C" NOT NULL,
  metadata         text    COLLATE "C" NOT NULL,
  resume_key       text    COLLATE "C",
  detail           text    COLLATE "C",
  PRIMARY KEY (tenant_id, process_id)
);

CREATE INDEX process_by_resume_key ON process (tenant_id, resume_key, done);

-- The upkeep looks across tenants: at the few that run, and at those that ended first.
CREATE INDEX process_running ON process (tenant_id, heard_at) WHERE ended_at IS NULL;
CREATE INDEX process_by_end ON process (ended_at) WHERE ended_at IS NOT NULL;

-- Keys, leases and the audit log belong to the server: they are needed before a tenant is known, or
-- outlive it. They name tenants, and are no tables of theirs.
CREATE TABLE api_key (
  id             text   COLLATE "C" PRIMARY KEY,
  sha256         text   COLLATE "C" NOT NULL UNIQUE,
  tenant         text   COLLATE "C",
  name           text   COLLATE "C" NOT NULL,
  scopes         text   COLLATE "C" NOT NULL,
  created_at     bigint NOT NULL,
  expires_at     bigint,
  last_used_at   bigint,
  quota_requests text   COLLATE "C",
  quota_bytes    text   COLLATE "C",
  quota_events   text   COLLATE "C"
);

-- One row: grows with each change of the keys. Whoever changes keys holds it.
CREATE TABLE api_key_revision (
  revision bigint NOT NULL
);

INSERT INTO api_key_revision (revision) VALUES (0);

-- Who does what must be done by one process at a time, and until when nobody else may.
CREATE TABLE lease (
  name       text   COLLATE "C" PRIMARY KEY,
  holder     text   COLLATE "C" NOT NULL,
  expires_at bigint NOT NULL
);

-- Who changed what. A tenant stands here by its name, since what was done to it is known longer
-- than its number; null for the server itself. Entries are added, never changed.
CREATE TABLE audit_entry (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       bigint NOT NULL,
  tenant   text   COLLATE "C",
  actor    text   COLLATE "C" NOT NULL,
  key_id   text   COLLATE "C",
  address  text   COLLATE "C",
  action   text   COLLATE "C" NOT NULL,
  subject  text   COLLATE "C" NOT NULL,
  detail   text   COLLATE "C" NOT NULL
);

CREATE INDEX audit_entry_by_time ON audit_entry (at, entry_id);
CREATE INDEX audit_entry_by_tenant ON audit_entry (tenant, at, entry_id);
CREATE INDEX audit_entry_of_ends ON audit_entry (tenant, entry_id)
  WHERE action IN ('tenant.delete', 'tenant.gone');

CREATE FUNCTION trimtab_audit_entry_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is never changed and never shortened';
END;
$$;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION trimtab_audit_entry_stays();

-- A transaction says whose rows it is about: trimtab.tenant is the number of the one tenant whose rows
-- it may see and write. Where nothing was said there are no rows. Upkeep and lists of all tenants say
-- trimtab.tenants = 'all', and then see every row, and still write those of one tenant alone. The
-- settings are read once a statement, since they stand in a query of their own; Citus takes no
-- queries there.
CREATE FUNCTION trimtab_guard(owned text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  once text := CASE WHEN EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
    THEN '(%s)' ELSE '(SELECT %s)' END;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
  EXECUTE format('CREATE POLICY of_one_tenant ON %I USING (tenant_id = %s)', owned,
    format(once, 'nullif(current_setting(''trimtab.tenant'', true), '''')::bigint'));
  EXECUTE format('CREATE POLICY of_all_tenants ON %I FOR SELECT USING (%s = ''all'')', owned,
    format(once, 'current_setting(''trimtab.tenants'', true)'));
END;
$$;

-- The partitions of events: event_old for all that happened before the first month there is,
-- event_2026_11 and so on for the months, event_later for what comes behind the last of them. There
-- is none for "the rest": then the newest events could not be read month after month, newest first.
CREATE FUNCTION trimtab_month_micros(month date) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN (extract(epoch FROM month::timestamp) * 1000000)::bigint;

CREATE FUNCTION trimtab_month_of(micros bigint) RETURNS date
LANGUAGE sql IMMUTABLE
RETURN date_trunc('month', to_timestamp(micros / 1000000) AT TIME ZONE 'UTC')::date;

-- Where a partition begins and where it ends, in microseconds: null where nothing bounds it.
CREATE FUNCTION trimtab_partitions() RETURNS TABLE (name text, begins bigint, ends bigint)
LANGUAGE sql STABLE AS $$
  SELECT c.relname::text,
    substring(pg_get_expr(c.relpartbound, c.oid) FROM 'FROM \(''(-?[0-9]+)''\)')::bigint,
    substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \(''(-?[0-9]+)''\)')::bigint
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'event'::regclass;
$$;

CREATE FUNCTION trimtab_add_partition(name text, begins text, ends text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TABLE %I PARTITION OF event FOR VALUES FROM (%s) TO (%s)', name, begins, ends);
  PERFORM trimtab_guard(name);
END;
$$;

-- Has a partition for each month up to that many behind the one of a moment. Where there are events
-- behind the last month already, which takes servers that stood still for months, their partition
-- goes on as the one of those months: no row is moved. Returns how many were added.
CREATE FUNCTION trimtab_extend_partitions(at bigint, months integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  month date;
  next date;
  wanted date := trimtab_month_of(at) + make_interval(months => months + 1);
  newest bigint;
  added integer := 0;
BEGIN
  SELECT trimtab_month_of(begins) INTO month FROM trimtab_partitions() WHERE name = 'event_later';
  IF month >= wanted THEN
    RETURN 0;
  END IF;
  SET LOCAL citus.propagate_set_commands = 'local';
  SET LOCAL trimtab.tenants = 'all';
  SET LOCAL citus.multi_shard_modify_mode = 'sequential';
  LOCK TABLE event IN ACCESS EXCLUSIVE MODE;
  ALTER TABLE event DETACH PARTITION event_later;
  SELECT max(occurred_at) INTO newest FROM event_later;
  IF newest IS NULL THEN
    DROP TABLE event_later;
  ELSE
    next := trimtab_month_of(newest) + interval '1 month';
    EXECUTE format('ALTER TABLE event_later RENAME TO %I', to_char(month, '"event_"YYYY_MM'));
    EXECUTE format(
      'ALTER TABLE event ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
      to_char(month, '"event_"YYYY_MM'), trimtab_month_micros(month), trimtab_month_micros(next));
    month := next;
    added := 1;
  END IF;
  WHILE month < wanted LOOP
    next := month + interval '1 month';
    PERFORM trimtab_add_partition(
      to_char(month, '"event_"YYYY_MM'),
      trimtab_month_micros(month)::text, trimtab_month_micros(next)::text);
    month := next;
    added := added + 1;
  END LOOP;
  PERFORM trimtab_add_partition('event_later', trimtab_month_micros(month)::text, 'MAXVALUE');
  RETURN added;
END;
$$;

-- True where neither that month nor what was before the first one has any event.
CREATE FUNCTION trimtab_is_empty(month text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  nothing boolean;
BEGIN
  EXECUTE format('SELECT (SELECT count(*) FROM (SELECT 1 FROM event_old LIMIT 1) before)'
    ' + (SELECT count(*) FROM (SELECT 1 FROM %I LIMIT 1) within) = 0', month)
  INTO nothing;
  RETURN nothing;
END;
$$;

-- Drops the oldest months where retention has left nothing of them nor of what was before, and none
-- that ended less than a quarter ago, as events may come late. Returns how many went.
CREATE FUNCTION trimtab_drop_partitions(at bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  oldest record;
  dropped integer := 0;
BEGIN
  SET LOCAL citus.propagate_set_commands = 'local';
  SET LOCAL trimtab.tenants = 'all';
  SET LOCAL citus.multi_shard_modify_mode = 'sequential';
  LOOP
    SELECT * INTO oldest FROM trimtab_partitions()
    WHERE begins IS NOT NULL ORDER BY begins LIMIT 1;
    EXIT WHEN oldest.ends IS NULL
      OR oldest.ends > trimtab_month_micros((trimtab_month_of(at) - interval '3 months')::date)
      OR NOT trimtab_is_empty(oldest.name);
    LOCK TABLE event IN ACCESS EXCLUSIVE MODE;
    EXIT WHEN NOT trimtab_is_empty(oldest.name);
    DROP TABLE event_old;
    EXECUTE format('DROP TABLE %I', oldest.name);
    PERFORM trimtab_add_partition('event_old', 'MINVALUE', oldest.ends::text);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END;
$$;

-- These two work for their owner, as servers may change no table. Who calls them finds no tables of
-- another schema in them.
DO $$
DECLARE
  upkeep text;
  first date := date_trunc('month', now() AT TIME ZONE 'UTC')::date - interval '3 months';
BEGIN
  FOREACH upkeep IN ARRAY ARRAY[
    'trimtab_extend_partitions(bigint, integer)', 'trimtab_drop_partitions(bigint)']
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', upkeep, current_schema());
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', upkeep);
  END LOOP;
  PERFORM trimtab_add_partition('event_old', 'MINVALUE', trimtab_month_micros(first)::text);
  PERFORM trimtab_add_partition('event_later', trimtab_month_micros(first)::text, 'MAXVALUE');
  PERFORM trimtab_extend_partitions((extract(epoch FROM now()) * 1000000)::bigint, 2);
END;
$$;
