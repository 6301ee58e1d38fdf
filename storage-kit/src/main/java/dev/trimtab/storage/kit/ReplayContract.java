package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Events read in the order in which they were stored. */
public abstract class ReplayContract extends OutcomeContract {
  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void everyEventAskedForComesOnceInTheOrderOfItsPosition(
      @ForAll("histories") History history,
      @ForAll("queries") EventQuery query,
      @ForAll @IntRange(max = 30) int after) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);
    List<OutcomeEvent> stored = history.events();
    long through = store().lastPosition(tenant);
    assertThat(through).isEqualTo(stored.size());

    List<Positioned> read = walk(tenant, new ReplayQuery(query, after, through));

    HashSet<OutcomeEvent> wanted = new HashSet<>(expected.list(query));
    List<Positioned> right = new ArrayList<>();
    for (int i = after; i < stored.size(); i++) {
      if (wanted.contains(stored.get(i))) {
        right.add(new Positioned(i + 1L, stored.get(i)));
      }
    }
    assertThat(read).isEqualTo(right);
  }

  @Example
  void whatIsStoredLaterIsBehindTheEnd() {
    TenantId tenant = newTenant();
    append(Sent.success(1).by(tenant), Sent.success(0).by(tenant));
    long through = store().lastPosition(tenant);
    append(Sent.success(1).by(tenant));

    ReplayPage page = store().replay(tenant, new ReplayQuery(all(10), 0, through));
    assertThat(page.events()).extracting(Positioned::position).containsExactly(1L, 2L);
    assertThat(page.reached()).isEqualTo(2);
    assertThat(store().lastPosition(tenant)).isEqualTo(3);
  }

  @Example
  void aTenantNobodyHasWrittenForIsEmpty() {
    TenantId tenant = newTenant();
    assertThat(store().lastPosition(tenant)).isZero();
    assertThat(store().replay(tenant, new ReplayQuery(all(10), 0, 7)))
        .isEqualTo(new ReplayPage(List.of(), 7));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(40);
  }

  @Provide
  Arbitrary<EventQuery> queries() {
    Arbitrary<Map<String, String>> metadata =
        Arbitraries.of(Map.of(), Map.of(), Map.of("agent", "a"), Map.of("agent", "nobody"));
    return Combinators.combine(
            Arbitraries.of(Histories.DOMAINS).injectNull(0.6),
            Arbitraries.of(Histories.EVENT_TYPES).injectNull(0.6),
            Arbitraries.of(MetricType.values()).injectNull(0.6),
            Histories.ranges(),
            metadata,
            Arbitraries.of(1, 3, 100))
        .as(
            (domain, type, metric, range, said, limit) ->
                new EventQuery(domain, type, metric, range, said, limit, null));
  }

  private List<Positioned> walk(TenantId tenant, ReplayQuery query) {
    List<Positioned> all = new ArrayList<>();
    ReplayQuery next = query;
    while (next.after() < next.through()) {
      ReplayPage page = store().replay(tenant, next);
      assertThat(page.events()).hasSizeLessThanOrEqualTo(query.wanted().limit());
      assertThat(page.reached()).isGreaterThan(next.after());
      all.addAll(page.events());
      next = next.from(page.reached());
    }
    return all;
  }

  private static EventQuery all(int limit) {
    return new EventQuery(null, null, null, TimeRange.ALL, Map.of(), limit, null);
  }
}
