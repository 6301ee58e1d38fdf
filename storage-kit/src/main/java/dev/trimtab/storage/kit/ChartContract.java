package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Charted;
import dev.trimtab.chart.Grouping;
import dev.trimtab.chart.Statistic;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Charts are what looking at every event gives, whatever they are read from. */
public abstract class ChartContract extends OutcomeContract {
  private static final SeriesKey LATENCY = new SeriesKey("bot", "run", MetricType.LATENCY_MS);

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void isWhatLookingAtEveryEventGives(
      @ForAll("histories") History history, @ForAll("queries") ChartQuery query) {
    TenantId tenant = newTenant();
    NaiveOutcomes outcomes = record(tenant, history);
    record(newTenant(), history);

    assertSame(draw(tenant, query), NaiveChart.of(query, outcomes.live()));
  }

  @Example
  void quantilesAreWithinOnePercent() {
    TenantId tenant = newTenant();
    Random random = new Random(7);
    List<OutcomeEvent> events =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    event(
                        i,
                        LATENCY,
                        Math.exp(random.nextGaussian() * 2 + 6),
                        Histories.BEGIN.plusSeconds(random.nextInt(7_200)),
                        Metadata.NONE))
            .toList();
    store(tenant, events);

    for (Statistic statistic : List.of(Statistic.P50, Statistic.P90, Statistic.P99)) {
      for (String step : List.of("PT1M", "PT15M", "PT1H", "P1D")) {
        ChartQuery query =
            query(LATENCY, grid(Duration.parse(step)), statistic, new Grouping.None());
        Chart chart = draw(tenant, query);
        assertSame(chart, NaiveChart.of(query, events));
        assertThat(chart.accuracy()).isEqualTo(0.01);
      }
    }
  }

  @Example
  void ofATenantNobodyHasWrittenForIsEmpty() {
    ChartGrid grid = grid(Duration.ofMinutes(15));
    Chart.Line line =
        draw(newTenant(), query(LATENCY, grid, Statistic.MEAN, new Grouping.None()))
            .lines()
            .getFirst();

    assertThat(line.samples()).isZero();
    assertThat(line.values()).hasSize(grid.size()).containsOnly(Double.NaN);
    assertThat(
            draw(newTenant(), query(LATENCY, grid, Statistic.P50, new Grouping.Domain())).lines())
        .isEmpty();
  }

  @Example
  void whatIsNotShownIsCounted() {
    TenantId tenant = newTenant();
    List<OutcomeEvent> events = new ArrayList<>();
    for (int domain = 0; domain < 60; domain++) {
      for (int i = 0; i <= domain % 7; i++) {
        SeriesKey series = new SeriesKey("bot-" + domain, "run", MetricType.COST_USD);
        Metadata metadata = new Metadata("{\"agent\":\"a" + domain + "\"}", null);
        events.add(event(events.size(), series, 1, Histories.BEGIN, metadata));
      }
    }
    store(tenant, events);

    for (Grouping grouping : List.of(new Grouping.Domain(), new Grouping.Metadata("agent"))) {
      ChartQuery query =
          new ChartQuery(
              MetricType.COST_USD,
              null,
              null,
              grid(Duration.ofMinutes(1)),
              Statistic.SUM,
              grouping,
              10);
      Chart chart = draw(tenant, query);
      assertSame(chart, NaiveChart.of(query, events));
      assertThat(chart.otherGroups()).isEqualTo(50);
      assertThat(chart.otherSamples())
          .isEqualTo(events.size() - chart.lines().stream().mapToLong(Chart.Line::samples).sum());
    }
  }

  private Chart draw(TenantId tenant, ChartQuery query) {
    Charted charted = storage().charts().chart(tenant, query);
    if (charted instanceof Charted.Drawn(Chart chart)) {
      return chart;
    }
    throw new AssertionError("not drawn: " + charted);
  }

  private static void assertSame(Chart chart, Chart expected) {
    assertThat(chart.lines())
        .extracting(Chart.Line::group)
        .containsExactlyElementsOf(expected.lines().stream().map(Chart.Line::group).toList());
    for (int i = 0; i < expected.lines().size(); i++) {
      Chart.Line line = chart.lines().get(i);
      assertThat(line.counts()).isEqualTo(expected.lines().get(i).counts());
      double[] values = expected.lines().get(i).values();
      for (int at = 0; at < values.length; at++) {
        if (chart.accuracy() == 0 || Double.isNaN(values[at])) {
          // Boxed, so that NaN is equal to itself.
          assertThat(line.values()[at]).as("point " + at).isEqualTo(Double.valueOf(values[at]));
        } else {
          assertThat(line.values()[at])
              .as("point " + at)
              .isCloseTo(values[at], within(Math.abs(values[at]) * chart.accuracy() + 1e-9));
        }
      }
    }
    assertThat(chart.otherGroups()).isEqualTo(expected.otherGroups());
    assertThat(chart.otherSamples()).isEqualTo(expected.otherSamples());
    assertThat(chart.completeSince()).isNull();
  }

  private static ChartGrid grid(Duration step) {
    return ChartGrid.of(Histories.BEGIN, Histories.BEGIN.plus(Duration.ofHours(2)), step);
  }

  private static ChartQuery query(
      SeriesKey series, ChartGrid grid, Statistic statistic, Grouping grouping) {
    return new ChartQuery(series.metricType(), null, null, grid, statistic, grouping, 10);
  }

  private static OutcomeEvent event(
      int number, SeriesKey series, double value, Instant at, Metadata metadata) {
    return new OutcomeEvent("e" + number, series, value, at, Histories.ARRIVAL, metadata);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(60);
  }

  @Provide
  Arbitrary<ChartQuery> queries() {
    return Combinators.combine(
            Histories.selections(),
            grids(),
            Arbitraries.of(Statistic.values()),
            groupings(),
            Arbitraries.of(1, 2, 50))
        .filter((selection, _, statistic, _, _) -> statistic.isOf(selection.metricType()))
        .as(
            (selection, grid, statistic, grouping, groups) ->
                new ChartQuery(
                    selection.metricType(),
                    selection.domain(),
                    selection.eventType(),
                    grid,
                    statistic,
                    grouping,
                    groups));
  }

  private static Arbitrary<ChartGrid> grids() {
    Arbitrary<Duration> steps =
        Arbitraries.of(
                "PT10S", "PT30S", "PT1M", "PT7M", "PT15M", "PT1H", "PT90M", "PT3H", "P1D", "P7D")
            .map(Duration::parse);
    return Combinators.combine(Histories.times(), steps, Arbitraries.of(1, 7, 60, 400))
        .as((since, step, size) -> ChartGrid.of(since, since.plus(step.multipliedBy(size)), step));
  }

  private static Arbitrary<Grouping> groupings() {
    List<Grouping> all = new ArrayList<>(List.of(new Grouping.None(), new Grouping.Domain()));
    all.add(new Grouping.EventType());
    Arrays.asList("agent", "n", "ok", "none").forEach(key -> all.add(new Grouping.Metadata(key)));
    return Arbitraries.of(all);
  }
}
