package dev.trimtab.server.http;

import dev.trimtab.client.TrendOut;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.Trend;
import java.util.Arrays;
import java.util.List;

/** Reads the trends of one tenant that one call asks for. */
public record TrendReader(
    DomainRules rules, TrendEvidence evidence, TenantId tenant, TrendQuery wanted) {
  /** The trends of all metric types, in the contract's order. */
  List<TrendOut> all(OutcomeStore store) {
    return Arrays.stream(MetricType.values()).map(type -> of(store, type)).toList();
  }

  /** The trend of that metric type. */
  public TrendOut of(OutcomeStore store, MetricType type) {
    Selection selection =
        new Selection(
            type, wanted.domain(), wanted.environment(), wanted.eventType(), wanted.range());
    double[] values = store.newest(tenant, selection, wanted.window());
    boolean lessIsBetter = rules.lessIsBetter(tenant, type, wanted.domain(), wanted.eventType());
    Trend trend = Trend.of(type, lessIsBetter, values);
    return WireRecords.trend(
        trend, wanted.domain(), wanted.window(), evidence.of(tenant, selection, trend));
  }
}
