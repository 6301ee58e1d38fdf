package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.FailureCount;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The most frequent failure classes over time. */
public abstract class FailureClassesContract extends OutcomeContract {
  @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
  void areCountedAndRanked(
      @ForAll("histories") History history,
      @ForAll("domains") @Nullable String domain,
      @ForAll("ranges") TimeRange range,
      @ForAll @IntRange(min = 1, max = 4) int limit) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);

    assertThat(store().failureClasses(tenant, domain, range, limit))
        .isEqualTo(expected.failureClasses(domain, range, limit));
  }

  @Example
  void aTenantNobodyHasWrittenForHasNone() {
    assertThat(store().failureClasses(newTenant(), null, TimeRange.ALL, 10)).isEmpty();
  }

  @Example
  void classesAboveTheCapAreCountedAsOther() {
    TenantId tenant = newTenant();
    store(tenant, IntStream.range(0, 1_100).mapToObj(FailureClassesContract::failure).toList());

    List<FailureCount> counts =
        store().failureClasses(tenant, null, TimeRange.ALL, Integer.MAX_VALUE);

    assertThat(counts.getFirst().failureClass()).isEqualTo("other");
    assertThat(counts).hasSizeLessThan(1_100);
    assertThat(counts.stream().mapToLong(FailureCount::count).sum()).isEqualTo(1_100);
  }

  private static OutcomeEvent failure(int number) {
    String failureClass = "class-" + number;
    return new OutcomeEvent(
        "n" + number,
        new SeriesKey("bot", "run", MetricType.FAILURE_CLASS),
        1,
        Histories.BEGIN.plusSeconds(number),
        Histories.ARRIVAL,
        new Metadata("{\"failure_class\":\"" + failureClass + "\"}", failureClass));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.ofMetric(MetricType.FAILURE_CLASS, 40);
  }

  @Provide
  Arbitrary<@Nullable String> domains() {
    return Arbitraries.of(Histories.DOMAINS).injectNull(0.5);
  }

  @Provide
  Arbitrary<TimeRange> ranges() {
    return Histories.ranges();
  }
}
