package dev.trimtab.storage.sql.schema;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Every table and its columns, for jOOQ. What each means stands in the first migration. */
public final class Tables {
  private Tables() {}

  static Table<Record> named(String table) {
    return table(name(table));
  }

  static Field<Long> number(String table, String column) {
    return column(table, column, SQLDataType.BIGINT);
  }

  static Field<Integer> code(String table, String column) {
    return column(table, column, SQLDataType.INTEGER);
  }

  static Field<Double> real(String table, String column) {
    return column(table, column, SQLDataType.DOUBLE);
  }

  static Field<String> text(String table, String column) {
    return column(table, column, SQLDataType.CLOB);
  }

  static Field<byte[]> bytes(String table, String column) {
    return column(table, column, SQLDataType.BLOB);
  }

  private static <T> Field<T> column(String table, String column, DataType<T> type) {
    return field(name(table, column), type);
  }

  /** Who owns the data, with its counters. */
  public static final class Tenant {
    public static final Table<Record> TABLE = named("tenant");
    public static final Field<Long> TENANT_ID = number("tenant", "tenant_id");
    public static final Field<String> NAME = text("tenant", "name");
    public static final Field<Long> NEXT_POSITION = number("tenant", "next_position");
    public static final Field<Long> SERIES_COUNT = number("tenant", "series_count");
    public static final Field<Long> DOMAIN_COUNT = number("tenant", "domain_count");
    public static final Field<Long> FAILURE_CLASS_COUNT = number("tenant", "failure_class_count");
    public static final Field<Long> LAST_OCCURRED_AT = number("tenant", "last_occurred_at");
    public static final Field<Long> CREATED_AT = number("tenant", "created_at");
    public static final Field<Long> RAW_FROM = number("tenant", "raw_from");
    public static final Field<Long> MINUTE_FROM = number("tenant", "minute_from");
    public static final Field<Long> HOUR_FROM = number("tenant", "hour_from");
    public static final Field<Long> DAY_FROM = number("tenant", "day_from");
    public static final Field<Long> ROLLUP_CURSOR = number("tenant", "rollup_cursor");
    public static final Field<Long> DELETING_AT = number("tenant", "deleting_at");
    public static final Field<Integer> POOLED = code("tenant", "pooled");

    private Tenant() {}
  }

  /** The number of a tenant by its name. */
  public static final class TenantName {
    public static final Table<Record> TABLE = named("tenant_name");
    public static final Field<String> NAME = text("tenant_name", "name");
    public static final Field<Long> NUMBER = number("tenant_name", "number");

    private TenantName() {}
  }

  /** The last number given to a tenant. */
  public static final class TenantNumber {
    public static final Table<Record> TABLE = named("tenant_number");
    public static final Field<Long> LAST = number("tenant_number", "last");

    private TenantNumber() {}
  }

  /** What a tenant has instead of the defaults. */
  public static final class TenantSettings {
    public static final Table<Record> TABLE = named("tenant_settings");
    public static final Field<Long> TENANT_ID = number("tenant_settings", "tenant_id");
    public static final Field<Integer> RAW_DAYS = code("tenant_settings", "raw_days");
    public static final Field<Integer> ROLLUP_DAYS = code("tenant_settings", "rollup_days");
    public static final QuotaColumns QUOTAS = QuotaColumns.in("tenant_settings");
    public static final Field<Integer> SERIES = code("tenant_settings", "series");
    public static final WishColumns SENSITIVITY = WishColumns.in("tenant_settings");
    public static final WatchingColumns WATCHING = WatchingColumns.in("tenant_settings");

    private TenantSettings() {}
  }

  /** One row that grows with each change of the tenants' settings. */
  public static final class TenantRevision {
    public static final Table<Record> TABLE = named("tenant_revision");
    public static final Field<Long> REVISION = number("tenant_revision", "revision");

    private TenantRevision() {}
  }

  /** The domains in use. */
  public static final class Domain {
    public static final Table<Record> TABLE = named("domain");
    public static final Field<Long> TENANT_ID = number("domain", "tenant_id");
    public static final Field<String> DOMAIN = text("domain", "domain");

    private Domain() {}
  }

  /** The event types in use. */
  public static final class EventType {
    public static final Table<Record> TABLE = named("event_type");
    public static final Field<Long> TENANT_ID = number("event_type", "tenant_id");
    public static final Field<String> EVENT_TYPE = text("event_type", "event_type");

    private EventType() {}
  }

  /** The dictionary that turns a series into a number, and its totals. */
  public static final class Series {
    public static final Table<Record> TABLE = named("series");
    public static final Field<Long> TENANT_ID = number("series", "tenant_id");
    public static final Field<Long> SERIES_ID = number("series", "series_id");
    public static final Field<String> DOMAIN = text("series", "domain");
    public static final Field<String> EVENT_TYPE = text("series", "event_type");
    public static final Field<Integer> METRIC_TYPE = code("series", "metric_type");
    public static final Field<Long> EVENT_COUNT = number("series", "event_count");
    public static final Field<Long> LAST_OCCURRED_AT = number("series", "last_occurred_at");
    public static final Field<byte[]> STATE = bytes("series", "state");
    public static final Field<Long> WATCHED_AFTER = number("series", "watched_after");

    private Series() {}
  }

  /** Live events of each metric type. */
  public static final class MetricTotal {
    public static final Table<Record> TABLE = named("metric_total");
    public static final Field<Long> TENANT_ID = number("metric_total", "tenant_id");
    public static final Field<Integer> METRIC_TYPE = code("metric_total", "metric_type");
    public static final Field<Long> EVENT_COUNT = number("metric_total", "event_count");

    private MetricTotal() {}
  }

  /** The live events. */
  public static final class Event {
    public static final Table<Record> TABLE = named("event");
    public static final Field<Long> TENANT_ID = number("event", "tenant_id");
    public static final Field<Long> POSITION = number("event", "position");
    public static final Field<Long> SERIES_ID = number("event", "series_id");
    public static final Field<Integer> METRIC_TYPE = code("event", "metric_type");
    public static final Field<Long> OCCURRED_AT = number("event", "occurred_at");
    public static final Field<Long> RECORDED_AT = number("event", "recorded_at");
    public static final Field<String> EVENT_ID = text("event", "event_id");
    public static final Field<Double> VALUE = real("event", "value");
    public static final Field<String> METADATA = text("event", "metadata");
    public static final Field<Integer> CLASS_ID = code("event", "class_id");

    private Event() {}
  }

  /** Events taken out, with the reason. */
  public static final class VoidedEvent {
    public static final Table<Record> TABLE = named("voided_event");
    public static final Field<Long> TENANT_ID = number("voided_event", "tenant_id");
    public static final Field<Long> POSITION = number("voided_event", "position");
    public static final Field<Long> SERIES_ID = number("voided_event", "series_id");
    public static final Field<Integer> METRIC_TYPE = code("voided_event", "metric_type");
    public static final Field<Long> OCCURRED_AT = number("voided_event", "occurred_at");
    public static final Field<Long> RECORDED_AT = number("voided_event", "recorded_at");
    public static final Field<String> EVENT_ID = text("voided_event", "event_id");
    public static final Field<Double> VALUE = real("voided_event", "value");
    public static final Field<String> METADATA = text("voided_event", "metadata");
    public static final Field<Integer> CLASS_ID = code("voided_event", "class_id");
    public static final Field<String> REASON = text("voided_event", "reason");
    public static final Field<Long> VOIDED_AT = number("voided_event", "voided_at");

    private VoidedEvent() {}
  }

  /** The ids that callers chose. */
  public static final class EventKey {
    public static final Table<Record> TABLE = named("event_key");
    public static final Field<Long> TENANT_ID = number("event_key", "tenant_id");
    public static final Field<String> EVENT_ID = text("event_key", "event_id");
    public static final Field<Long> POSITION = number("event_key", "position");

    private EventKey() {}
  }

  /** Counts and sums by time. */
  public static final class Rollup {
    public static final Table<Record> TABLE = named("rollup");
    public static final Field<Long> TENANT_ID = number("rollup", "tenant_id");
    public static final Field<Long> SUBJECT_ID = number("rollup", "subject_id");
    public static final Field<Integer> LEVEL = code("rollup", "level");
    public static final Field<Long> BUCKET = number("rollup", "bucket");
    public static final Field<Long> COUNT = number("rollup", "count");
    public static final Field<Double> SUM = real("rollup", "sum");
    public static final Field<Double> SUM_OF_SQUARES = real("rollup", "sum_of_squares");
    public static final Field<Double> MIN = real("rollup", "min");
    public static final Field<Double> MAX = real("rollup", "max");
    public static final Field<Long> ONES = number("rollup", "ones");
    public static final Field<byte[]> SKETCH = bytes("rollup", "sketch");

    private Rollup() {}
  }

  /** Failure classes as numbers. */
  public static final class FailureClass {
    public static final Table<Record> TABLE = named("failure_class");
    public static final Field<Long> TENANT_ID = number("failure_class", "tenant_id");
    public static final Field<Integer> CLASS_ID = code("failure_class", "class_id");
    public static final Field<String> NAME = text("failure_class", "name");

    private FailureClass() {}
  }

  /** Failure classes counted by time. */
  public static final class FailureRollup {
    public static final Table<Record> TABLE = named("failure_rollup");
    public static final Field<Long> TENANT_ID = number("failure_rollup", "tenant_id");
    public static final Field<Long> SUBJECT_ID = number("failure_rollup", "subject_id");
    public static final Field<Integer> LEVEL = code("failure_rollup", "level");
    public static final Field<Long> BUCKET = number("failure_rollup", "bucket");
    public static final Field<Integer> CLASS_ID = code("failure_rollup", "class_id");
    public static final Field<Long> COUNT = number("failure_rollup", "count");

    private FailureRollup() {}
  }

  /** Samples of several series that are watched as one. */
  public static final class Pool {
    public static final Table<Record> TABLE = named("pool");
    public static final Field<Long> TENANT_ID = number("pool", "tenant_id");
    public static final Field<Long> POOL_ID = number("pool", "pool_id");
    public static final Field<String> DOMAIN = text("pool", "domain");
    public static final Field<Integer> METRIC_TYPE = code("pool", "metric_type");
    public static final Field<String> LABEL_KEY = text("pool", "label_key");
    public static final Field<String> LABEL_VALUE = text("pool", "label_value");
    public static final Field<Long> LAST_AT = number("pool", "last_at");
    public static final Field<Long> WATCHED_AFTER = number("pool", "watched_after");
    public static final Field<byte[]> STATE = bytes("pool", "state");

    private Pool() {}
  }

  /** What the fold found. */
  public static final class Finding {
    public static final Table<Record> TABLE = named("finding");
    public static final Field<Long> TENANT_ID = number("finding", "tenant_id");
    public static final Field<Long> POSITION = number("finding", "position");
    public static final Field<Long> SERIES_ID = number("finding", "series_id");
    public static final Field<byte[]> CONTENT = bytes("finding", "content");
    public static final Field<Long> HANDLED_AT = number("finding", "handled_at");

    private Finding() {}
  }

  /** Significant changes. */
  public static final class ChangePoint {
    public static final Table<Record> TABLE = named("change_point");
    public static final Field<Long> TENANT_ID = number("change_point", "tenant_id");
    public static final Field<Long> POSITION = number("change_point", "position");
    public static final Field<Long> SERIES_ID = number("change_point", "series_id");
    public static final Field<Integer> METRIC_TYPE = code("change_point", "metric_type");
    public static final Field<Integer> DIRECTION = code("change_point", "direction");
    public static final Field<Long> DETECTED_AT = number("change_point", "detected_at");
    public static final Field<Long> START_AT = number("change_point", "start_at");
    public static final Field<Long> EARLIEST_AT = number("change_point", "earliest_at");
    public static final Field<Long> LATEST_AT = number("change_point", "latest_at");
    public static final Field<byte[]> ALARM = bytes("change_point", "alarm");
    public static final Field<byte[]> ATTRIBUTION = bytes("change_point", "attribution");
    public static final Field<Integer> ENDING = code("change_point", "ending");
    public static final Field<Long> ENDED_AT = number("change_point", "ended_at");
    public static final Field<byte[]> ENDING_FOUND = bytes("change_point", "ending_found");
    public static final Field<Integer> FEEDBACK = code("change_point", "feedback");
    public static final Field<String> FEEDBACK_NOTE = text("change_point", "feedback_note");
    public static final Field<String> FEEDBACK_BY = text("change_point", "feedback_by");
    public static final Field<Long> FEEDBACK_AT = number("change_point", "feedback_at");
    public static final Field<Long> MATCHED_AT = number("change_point", "matched_at");

    private ChangePoint() {}
  }

  /** Markers on the time line. */
  public static final class Marker {
    public static final Table<Record> TABLE = named("marker");
    public static final Field<Long> TENANT_ID = number("marker", "tenant_id");
    public static final Field<String> MARKER_ID = text("marker", "marker_id");
    public static final Field<String> DOMAIN = text("marker", "domain");
    public static final Field<Integer> KIND = code("marker", "kind");
    public static final Field<String> LABEL = text("marker", "label");
    public static final Field<String> VERSION = text("marker", "version");
    public static final Field<String> URL = text("marker", "url");
    public static final Field<Long> OCCURRED_AT = number("marker", "occurred_at");
    public static final Field<Long> RECORDED_AT = number("marker", "recorded_at");

    private Marker() {}
  }

  /** What is known about a domain beside its outcomes. */
  public static final class DomainSettings {
    public static final Table<Record> TABLE = named("domain_settings");
    public static final Field<Long> TENANT_ID = number("domain_settings", "tenant_id");
    public static final Field<String> DOMAIN = text("domain_settings", "domain");
    public static final Field<String> OWNER = text("domain_settings", "owner");
    public static final Field<String> CHANNEL = text("domain_settings", "channel");
    public static final Field<String> ENVIRONMENT = text("domain_settings", "environment");
    public static final Field<String> TRACE_URL = text("domain_settings", "trace_url");
    public static final Field<Long> UPDATED_AT = number("domain_settings", "updated_at");

    private DomainSettings() {}
  }

  /** What a domain declares of its quality scores, by event type. */
  public static final class DomainScore {
    public static final Table<Record> TABLE = named("domain_score");
    public static final Field<Long> TENANT_ID = number("domain_score", "tenant_id");
    public static final Field<String> DOMAIN = text("domain_score", "domain");
    public static final Field<String> EVENT_TYPE = text("domain_score", "event_type");
    public static final Field<Double> MIN = real("domain_score", "min");
    public static final Field<Double> MAX = real("domain_score", "max");
    public static final Field<Integer> BETTER = code("domain_score", "better");

    private DomainScore() {}
  }

  /** How readily alarms are raised in a domain. */
  public static final class DomainSensitivity {
    public static final Table<Record> TABLE = named("domain_sensitivity");
    public static final Field<Long> TENANT_ID = number("domain_sensitivity", "tenant_id");
    public static final Field<String> DOMAIN = text("domain_sensitivity", "domain");
    public static final Field<String> EVENT_TYPE = text("domain_sensitivity", "event_type");
    public static final Field<Integer> METRIC_TYPE = code("domain_sensitivity", "metric_type");
    public static final WishColumns WISH = WishColumns.in("domain_sensitivity");

    private DomainSensitivity() {}
  }

  /** One row that grows with each change of the settings of any domain. */
  public static final class DomainSettingsRevision {
    public static final Table<Record> TABLE = named("domain_settings_revision");
    public static final Field<Long> REVISION = number("domain_settings_revision", "revision");

    private DomainSettingsRevision() {}
  }

  /** API keys, by their hashes. */
  public static final class ApiKey {
    public static final Table<Record> TABLE = named("api_key");
    public static final Field<String> ID = text("api_key", "id");
    public static final Field<String> SHA256 = text("api_key", "sha256");
    public static final Field<String> TENANT = text("api_key", "tenant");
    public static final Field<String> NAME = text("api_key", "name");
    public static final Field<String> SCOPES = text("api_key", "scopes");
    public static final Field<Long> CREATED_AT = number("api_key", "created_at");
    public static final Field<Long> EXPIRES_AT = number("api_key", "expires_at");
    public static final Field<Long> LAST_USED_AT = number("api_key", "last_used_at");
    public static final QuotaColumns QUOTAS = QuotaColumns.in("api_key");

    private ApiKey() {}
  }

  /** One row that grows with each change of the keys. */
  public static final class ApiKeyRevision {
    public static final Table<Record> TABLE = named("api_key_revision");
    public static final Field<Long> REVISION = number("api_key_revision", "revision");

    private ApiKeyRevision() {}
  }

  /** Who changed what. */
  public static final class AuditEntry {
    public static final Table<Record> TABLE = named("audit_entry");
    public static final Field<Long> ENTRY_ID = number("audit_entry", "entry_id");
    public static final Field<Long> AT = number("audit_entry", "at");
    public static final Field<String> TENANT = text("audit_entry", "tenant");
    public static final Field<String> ACTOR = text("audit_entry", "actor");
    public static final Field<String> KEY_ID = text("audit_entry", "key_id");
    public static final Field<String> ADDRESS = text("audit_entry", "address");
    public static final Field<String> ACTION = text("audit_entry", "action");
    public static final Field<String> SUBJECT = text("audit_entry", "subject");
    public static final Field<String> DETAIL = text("audit_entry", "detail");

    private AuditEntry() {}
  }
}
