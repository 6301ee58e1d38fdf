package dev.trimtab.storage.sql.context;

import dev.trimtab.context.Better;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.ScoreRule;
import dev.trimtab.context.WatchScope;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.Sensitivity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The rows that the settings of one domain are kept in. */
final class SettingsRows {
  static final List<Field<?>> COLUMNS =
      List.of(
          Tables.DomainSettings.TENANT_ID,
          Tables.DomainSettings.DOMAIN,
          Tables.DomainSettings.OWNER,
          Tables.DomainSettings.CHANNEL,
          Tables.DomainSettings.ENVIRONMENT,
          Tables.DomainSettings.TRACE_URL,
          Tables.DomainSettings.UPDATED_AT);

  private SettingsRows() {}

  /** The settings of a row of {@code domain_settings}, with the scores that belong to them. */
  static DomainSettings read(DSLContext sql, Record row) {
    String domain = row.get(Tables.DomainSettings.DOMAIN);
    return new DomainSettings(
        domain,
        row.get(Tables.DomainSettings.OWNER),
        row.get(Tables.DomainSettings.CHANNEL),
        row.get(Tables.DomainSettings.ENVIRONMENT),
        row.get(Tables.DomainSettings.TRACE_URL),
        scores(sql, row.get(Tables.DomainSettings.TENANT_ID), domain),
        sensitivities(sql, row.get(Tables.DomainSettings.TENANT_ID), domain),
        Micros.toInstant(row.get(Tables.DomainSettings.UPDATED_AT)));
  }

  private static Map<String, ScoreRule> scores(DSLContext sql, long tenant, String domain) {
    Map<String, ScoreRule> scores = new HashMap<>();
    sql.select(
            Tables.DomainScore.EVENT_TYPE,
            Tables.DomainScore.MIN,
            Tables.DomainScore.MAX,
            Tables.DomainScore.BETTER)
        .from(Tables.DomainScore.TABLE)
        .where(Tables.DomainScore.TENANT_ID.eq(tenant))
        .and(Tables.DomainScore.DOMAIN.eq(domain))
        .forEach(row -> scores.put(row.get(Tables.DomainScore.EVENT_TYPE), rule(row)));
    return scores;
  }

  private static Map<WatchScope, Sensitivity.Wish> sensitivities(
      DSLContext sql, long tenant, String domain) {
    Map<WatchScope, Sensitivity.Wish> sensitivities = new HashMap<>();
    sql.select(Tables.DomainSensitivity.EVENT_TYPE, Tables.DomainSensitivity.METRIC_TYPE)
        .select(Tables.DomainSensitivity.WISH.all())
        .from(Tables.DomainSensitivity.TABLE)
        .where(Tables.DomainSensitivity.TENANT_ID.eq(tenant))
        .and(Tables.DomainSensitivity.DOMAIN.eq(domain))
        .forEach(row -> sensitivities.put(scope(row), Tables.DomainSensitivity.WISH.read(row)));
    return sensitivities;
  }

  /** The scope of a row of {@code domain_sensitivity}. */
  static WatchScope scope(Record row) {
    String eventType = row.get(Tables.DomainSensitivity.EVENT_TYPE);
    int metric = row.get(Tables.DomainSensitivity.METRIC_TYPE);
    return new WatchScope(
        eventType.isEmpty() ? null : eventType, metric == 0 ? null : MetricType.ofCode(metric));
  }

  /** The rule of a row of {@code domain_score}. */
  static ScoreRule rule(Record row) {
    Integer better = row.get(Tables.DomainScore.BETTER);
    return new ScoreRule(
        row.get(Tables.DomainScore.MIN),
        row.get(Tables.DomainScore.MAX),
        better == null ? null : Better.ofCode(better));
  }

  /** Writes the settings in the place of those before. */
  static void write(DSLContext sql, long tenant, DomainSettings settings) {
    remove(sql, tenant, settings.domain());
    sql.insertInto(Tables.DomainSettings.TABLE)
        .set(Tables.DomainSettings.TENANT_ID, tenant)
        .set(Tables.DomainSettings.DOMAIN, settings.domain())
        .set(Tables.DomainSettings.OWNER, settings.owner())
        .set(Tables.DomainSettings.CHANNEL, settings.channel())
        .set(Tables.DomainSettings.ENVIRONMENT, settings.environment())
        .set(Tables.DomainSettings.TRACE_URL, settings.traceUrl())
        .set(Tables.DomainSettings.UPDATED_AT, Micros.of(settings.updatedAt()))
        .execute();
    settings
        .scores()
        .forEach((eventType, rule) -> insert(sql, tenant, settings.domain(), eventType, rule));
    settings
        .sensitivities()
        .forEach((scope, wish) -> insert(sql, tenant, settings.domain(), scope, wish));
  }

  private static void remove(DSLContext sql, long tenant, String domain) {
    sql.deleteFrom(Tables.DomainSettings.TABLE)
        .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
        .and(Tables.DomainSettings.DOMAIN.eq(domain))
        .execute();
    sql.deleteFrom(Tables.DomainScore.TABLE)
        .where(Tables.DomainScore.TENANT_ID.eq(tenant))
        .and(Tables.DomainScore.DOMAIN.eq(domain))
        .execute();
    sql.deleteFrom(Tables.DomainSensitivity.TABLE)
        .where(Tables.DomainSensitivity.TENANT_ID.eq(tenant))
        .and(Tables.DomainSensitivity.DOMAIN.eq(domain))
        .execute();
  }

  private static void insert(
      DSLContext sql, long tenant, String domain, WatchScope scope, Sensitivity.Wish wish) {
    String eventType = scope.eventType();
    MetricType metric = scope.metricType();
    sql.insertInto(Tables.DomainSensitivity.TABLE)
        .set(Tables.DomainSensitivity.TENANT_ID, tenant)
        .set(Tables.DomainSensitivity.DOMAIN, domain)
        .set(Tables.DomainSensitivity.EVENT_TYPE, eventType == null ? "" : eventType)
        .set(Tables.DomainSensitivity.METRIC_TYPE, metric == null ? 0 : metric.code())
        .set(Tables.DomainSensitivity.WISH.values(wish))
        .execute();
  }

  private static void insert(
      DSLContext sql, long tenant, String domain, String eventType, ScoreRule rule) {
    Better better = rule.better();
    sql.insertInto(Tables.DomainScore.TABLE)
        .set(Tables.DomainScore.TENANT_ID, tenant)
        .set(Tables.DomainScore.DOMAIN, domain)
        .set(Tables.DomainScore.EVENT_TYPE, eventType)
        .set(Tables.DomainScore.MIN, rule.min())
        .set(Tables.DomainScore.MAX, rule.max())
        .set(Tables.DomainScore.BETTER, better == null ? null : better.code())
        .execute();
  }
}
