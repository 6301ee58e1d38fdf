package dev.trimtab.server.http;

import dev.trimtab.client.EvidenceOut;
import dev.trimtab.client.TrendOut;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Selection;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.trend.Trend;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the trends of one tenant that one call asks for. */
public record TrendReader(
    DomainRules rules, TrendEvidence evidence, TenantId tenant, TrendQuery wanted) {
  /** The trends of all metric types, in the contract's order. */
  public List<TrendOut> all(OutcomeStore store) {
    return of(store, List.of(MetricType.values()));
  }

  /** The trend of that metric type. */
  TrendOut of(OutcomeStore store, MetricType type) {
    return of(store, List.of(type)).getFirst();
  }

  private List<TrendOut> of(OutcomeStore store, List<MetricType> types) {
    List<Selection> selections = types.stream().map(this::selection).toList();
    List<double[]> values = store.newest(tenant, selections, wanted.window());
    List<Trend> trends =
        IntStream.range(0, types.size())
            .mapToObj(index -> trend(types.get(index), values.get(index)))
            .toList();
    List<@Nullable EvidenceOut> seen = evidence.of(tenant, selections, trends);
    return IntStream.range(0, types.size())
        .mapToObj(
            index ->
                WireRecords.trend(
                    trends.get(index), wanted.domain(), wanted.window(), seen.get(index)))
        .toList();
  }

  private Selection selection(MetricType type) {
    return new Selection(
        type, wanted.domain(), wanted.environment(), wanted.eventType(), wanted.range());
  }

  private Trend trend(MetricType type, double[] values) {
    boolean lessIsBetter = rules.lessIsBetter(tenant, type, wanted.domain(), wanted.eventType());
    return Trend.of(type, lessIsBetter, values);
  }
}
