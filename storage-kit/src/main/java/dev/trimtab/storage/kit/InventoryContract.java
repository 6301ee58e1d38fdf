package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What a tenant or a domain holds, and when its latest event happened. */
public abstract class InventoryContract extends OutcomeContract {
  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void countsWhatIsLiveAndNamesWhatWasEverUsed(
      @ForAll("histories") History history,
      @ForAll("domains") @Nullable String domain,
      @ForAll @IntRange(min = 1, max = 4) int limit) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);

    assertThat(store().inventory(tenant, domain, limit))
        .isEqualTo(expected.inventory(domain, limit));
    assertThat(store().lastOccurredAt(tenant)).isEqualTo(expected.lastOccurredAt());
  }

  @Example
  void theLatestAnywhereIsTheLatestLiveEventOfAllTenants() {
    TenantId early = newTenant();
    TenantId late = newTenant();
    assertThat(store().lastOccurredAtAnywhere()).isEmpty();

    store(early, List.of(eventAt("a", 10)));
    store(late, List.of(eventAt("b", 30), eventAt("c", 20)));
    assertThat(store().lastOccurredAtAnywhere()).contains(Histories.BEGIN.plusSeconds(30));

    store().voidEvent(late, "b", "recorded by mistake", Histories.ARRIVAL);
    assertThat(store().lastOccurredAtAnywhere()).contains(Histories.BEGIN.plusSeconds(20));

    store().voidEvent(late, "c", "recorded by mistake", Histories.ARRIVAL);
    assertThat(store().lastOccurredAtAnywhere()).contains(Histories.BEGIN.plusSeconds(10));
  }

  @Example
  void ofNobodyIsEmpty() {
    assertThat(store().inventory(newTenant(), null, 10))
        .isEqualTo(new NaiveOutcomes().inventory(null, 10));
    assertThat(store().inventory(newTenant(), "bot", 10))
        .isEqualTo(new NaiveOutcomes().inventory("bot", 10));
  }

  private static OutcomeEvent eventAt(String id, long second) {
    return new OutcomeEvent(
        id,
        new SeriesKey("bot", "run", MetricType.COST_USD),
        1,
        Histories.BEGIN.plusSeconds(second),
        Histories.ARRIVAL,
        Metadata.NONE);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(40);
  }

  @Provide
  Arbitrary<@Nullable String> domains() {
    return Arbitraries.of(Histories.DOMAINS).injectNull(0.5);
  }
}
