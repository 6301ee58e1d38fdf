package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** Counts and sums over time, exact at both ends. */
public abstract class AggregateContract extends OutcomeContract {
  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void isWhatAddingUpGives(
      @ForAll("histories") History history, @ForAll("selections") Selection selection) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);

    assertThat(store().aggregate(tenant, selection)).isEqualTo(expected.aggregate(selection));
  }

  @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
  void severalTogetherAreWhatEachIs(
      @ForAll("histories") History history,
      @ForAll @Size(max = 8) List<@From("selections") Selection> selections) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);

    assertThat(store().aggregates(tenant, selections))
        .isEqualTo(selections.stream().map(expected::aggregate).toList());
    assertThat(store().aggregates(newTenant(), selections))
        .hasSameSizeAs(selections)
        .allMatch(Aggregate.EMPTY::equals);
  }

  @Example
  void ofNothingIsEmpty() {
    Selection selection = new Selection(MetricType.COST_USD, null, null, TimeRange.ALL);

    assertThat(store().aggregate(newTenant(), selection)).isEqualTo(Aggregate.EMPTY);
  }

  @Example
  void sumsStopAtTheLargestDouble() {
    TenantId tenant = newTenant();
    SeriesKey series = new SeriesKey("bot", "run", MetricType.QUALITY_SCORE);
    store(tenant, List.of(huge("a", series, 0), huge("b", series, 1), huge("c", series, 90_000)));

    for (TimeRange range :
        List.of(TimeRange.ALL, new TimeRange(Histories.BEGIN, Histories.BEGIN.plusSeconds(2)))) {
      Aggregate aggregate =
          store().aggregate(tenant, new Selection(series.metricType(), null, null, range));
      assertThat(aggregate.sum()).isEqualTo(Double.MAX_VALUE);
      assertThat(aggregate.sumOfSquares()).isEqualTo(Double.MAX_VALUE);
    }
  }

  private static OutcomeEvent huge(String id, SeriesKey series, long second) {
    return new OutcomeEvent(
        id,
        series,
        Double.MAX_VALUE,
        Histories.BEGIN.plusSeconds(second),
        Histories.ARRIVAL,
        Metadata.NONE);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(60);
  }

  @Provide
  Arbitrary<Selection> selections() {
    return Histories.selections();
  }
}
