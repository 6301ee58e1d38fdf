package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The newest samples, which trends are made of. */
public abstract class NewestContract extends OutcomeContract {
  @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
  void areTheNewestByTimeThenPosition(
      @ForAll("histories") History history,
      @ForAll("selections") Selection selection,
      @ForAll @IntRange(min = 1, max = 12) int window) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);
    record(newTenant(), history);

    assertThat(store().newest(tenant, selection, window))
        .isEqualTo(expected.newest(selection, window));
  }

  @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
  void severalTogetherAreWhatEachIs(
      @ForAll("histories") History history,
      @ForAll @Size(max = 8) List<@From("selections") Selection> selections,
      @ForAll @IntRange(min = 1, max = 12) int window) {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = record(tenant, history);

    List<double[]> together = store().newest(tenant, selections, window);

    assertThat(together).hasSameSizeAs(selections);
    for (int i = 0; i < selections.size(); i++) {
      assertThat(together.get(i)).isEqualTo(expected.newest(selections.get(i), window));
    }
    assertThat(store().newest(newTenant(), selections, window))
        .hasSameSizeAs(selections)
        .allMatch(values -> values.length == 0);
  }

  @Example
  void aTenantNobodyHasWrittenForHasNone() {
    Selection selection = new Selection(MetricType.COST_USD, null, null, TimeRange.ALL);

    assertThat(store().newest(newTenant(), selection, 20)).isEmpty();
  }

  /** Of very many series some answer from the newest rows of all, some only one by one. */
  @Example
  void ofVeryManySeries() {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = new NaiveOutcomes();
    List<OutcomeEvent> events = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      boolean isOld = i < 700;
      SeriesKey series =
          isOld
              ? new SeriesKey("old", "type-" + i, MetricType.COST_USD)
              : new SeriesKey("bot-" + i % 900, "invoke_agent", MetricType.COST_USD);
      events.add(
          new OutcomeEvent(
              "n" + i,
              series,
              i,
              Histories.BEGIN.plusSeconds(isOld ? i / 2 : 1_000_000 + i / 2),
              Histories.ARRIVAL.plusSeconds(2_000_000),
              Metadata.NONE));
    }
    store(tenant, events);
    events.forEach(expected::append);

    for (Selection selection :
        List.of(
            new Selection(MetricType.COST_USD, "old", null, TimeRange.ALL),
            new Selection(MetricType.COST_USD, null, "invoke_agent", TimeRange.ALL),
            new Selection(MetricType.COST_USD, null, null, TimeRange.ALL))) {
      for (int window : new int[] {1, 20, 800, 10_000}) {
        assertThat(store().newest(tenant, selection, window))
            .isEqualTo(expected.newest(selection, window));
      }
    }
  }

  /** Not so many that each would not be visited: they are, the latest first, some at a time. */
  @Example
  void ofManySeriesThatEndAtDifferentTimes() {
    TenantId tenant = newTenant();
    NaiveOutcomes expected = new NaiveOutcomes();
    List<OutcomeEvent> events = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      int type = i % 150;
      events.add(
          new OutcomeEvent(
              "m" + i,
              new SeriesKey("bot", "type-" + type, MetricType.COST_USD),
              i,
              Histories.BEGIN.plusSeconds(10L * type + i % 7),
              Histories.ARRIVAL,
              Metadata.NONE));
    }
    store(tenant, events);
    events.forEach(expected::append);

    Selection selection = new Selection(MetricType.COST_USD, "bot", null, TimeRange.ALL);
    for (int window : new int[] {1, 20, 300, 1_999, 10_000}) {
      assertThat(store().newest(tenant, selection, window))
          .isEqualTo(expected.newest(selection, window));
    }
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
