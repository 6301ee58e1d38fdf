package dev.trimtab.storage.sql.schema;

import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.QuotaKind;
import dev.trimtab.tenant.Quotas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The three columns that hold quotas, as text: of keys, and of tenants. */
public record QuotaColumns(Field<String> requests, Field<String> bytes, Field<String> events) {
  static QuotaColumns in(String table) {
    return new QuotaColumns(
        Tables.text(table, "quota_requests"),
        Tables.text(table, "quota_bytes"),
        Tables.text(table, "quota_events"));
  }

  public List<Field<String>> all() {
    return List.of(requests, bytes, events);
  }

  public Quotas read(Record row) {
    return new Quotas(quota(row.get(requests)), quota(row.get(bytes)), quota(row.get(events)));
  }

  /** What to write into which column. */
  public Map<Field<String>, @Nullable String> values(Quotas quotas) {
    Map<Field<String>, @Nullable String> values = new LinkedHashMap<>();
    values.put(requests, text(quotas.of(QuotaKind.REQUESTS)));
    values.put(bytes, text(quotas.of(QuotaKind.BYTES)));
    values.put(events, text(quotas.of(QuotaKind.EVENTS)));
    return values;
  }

  private static @Nullable Quota quota(@Nullable String text) {
    return text == null ? null : Quota.parse("", text);
  }

  private static @Nullable String text(@Nullable Quota quota) {
    return quota == null ? null : quota.toString();
  }
}
