package dev.trimtab.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.client.DomainIn;
import dev.trimtab.client.EventIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That the fleet is what the demonstration says it is. */
class FleetSimulatorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  private final FleetSimulator simulator = new FleetSimulator(7, NOW);

  private static List<EventIn> history(FleetSimulator simulator, String tenant) {
    List<EventIn> events = new ArrayList<>();
    simulator.history(tenant).forEachRemaining(events::add);
    return events;
  }

  private static double successRate(List<EventIn> events, Predicate<EventIn> filter) {
    return events.stream()
        .filter(event -> event.metricType().equals("success_rate"))
        .filter(filter)
        .mapToDouble(EventIn::value)
        .average()
        .orElseThrow();
  }

  @Test
  void theSameSeedAndMomentGiveTheSameEvents() {
    FleetSimulator twin = new FleetSimulator(7, NOW);

    assertThat(history(simulator, "acme")).isEqualTo(history(twin, "acme"));
    assertThat(simulator.live(NOW)).isEqualTo(twin.live(NOW));
    assertThat(history(new FleetSimulator(8, NOW), "acme"))
        .isNotEqualTo(history(simulator, "acme"));
  }

  @Test
  void threeTenantsHaveTwoWeeksOfAllMetricsAndEveryEventSaysItIsSimulated() {
    assertThat(simulator.tenants()).containsExactly("acme", "globex", "initech");
    for (String tenant : simulator.tenants()) {
      List<EventIn> events = history(simulator, tenant);

      assertThat(events.stream().map(EventIn::metricType).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder(
              "success_rate", "quality_score", "latency_ms", "cost_usd", "failure_class");
      Instant start = NOW.minus(FleetSimulator.HISTORY);
      assertThat(events)
          .allMatch(event -> event.metadata().tree().path("simulated").booleanValue())
          .noneMatch(event -> event.occurredAt().isBefore(start))
          .allMatch(event -> event.occurredAt().isBefore(NOW));
      Set<String> ids =
          events.stream().map(EventIn::id).collect(Collectors.toCollection(HashSet::new));
      assertThat(ids).hasSameSizeAs(events);
    }
  }

  @Test
  void mostRunInProductionAndSomeInStagingAndEventsSayWhatTheSettingsDo() {
    for (String tenant : List.of("acme", "globex")) {
      List<EventIn> events = history(simulator, tenant);
      Map<String, List<EventIn>> byDomain =
          events.stream().collect(Collectors.groupingBy(EventIn::domain));
      Map<String, DomainIn> settings = simulator.settings(tenant);

      assertThat(settings).containsOnlyKeys(byDomain.keySet());
      assertThat(settings.values()).extracting(DomainIn::owner).containsOnly("simulated");
      settings.forEach(
          (domain, known) ->
              assertThat(byDomain.get(domain))
                  .extracting(FleetSimulatorTest::environment)
                  .containsOnly(known.environment()));
      long staging = events.stream().filter(e -> environment(e).equals("staging")).count();
      assertThat(staging / (double) events.size()).isBetween(0.01, 0.4);
    }
  }

  private static String environment(EventIn event) {
    return event.metadata().tree().path("environment").asText();
  }

  @Test
  void oneDomainDeclinesSinceANewPrompt() {
    Regression regression = simulator.regression();
    List<EventIn> events = history(simulator, simulator.tenantOfRegression());
    Predicate<EventIn> there = event -> event.domain().equals(regression.domain());
    Predicate<EventIn> since = event -> !event.occurredAt().isBefore(regression.since());

    assertThat(successRate(events, there.and(since.negate()))).isBetween(0.91, 0.95);
    assertThat(successRate(events, there.and(since))).isBetween(0.6, 0.8);
    assertThat(successRate(events, there.negate().and(since))).isGreaterThan(0.95);
    assertThat(events.stream().filter(there.and(since)))
        .extracting(event -> event.metadata().tree().path("version").textValue())
        .containsOnly(regression.version());
  }

  @Test
  void someEventsAreLate() {
    List<EventIn> runs =
        history(simulator, "acme").stream()
            .filter(event -> event.metricType().equals("success_rate"))
            .toList();
    int late = 0;
    Instant newest = Instant.EPOCH;
    for (EventIn run : runs) {
      if (run.occurredAt().isBefore(newest)) {
        late++;
      } else {
        newest = run.occurredAt();
      }
    }

    assertThat(late / (double) runs.size()).isBetween(0.02, 0.04);
  }

  @Test
  void daysAreBusierThanNights() {
    List<EventIn> events = history(simulator, "initech");
    long day = events.stream().filter(event -> hour(event) >= 11 && hour(event) < 17).count();
    long night = events.stream().filter(event -> hour(event) >= 23 || hour(event) < 5).count();

    assertThat(day).isGreaterThan(3 * night);
  }

  private static int hour(EventIn event) {
    return event.occurredAt().atOffset(java.time.ZoneOffset.UTC).getHour();
  }

  @Test
  void liveRunsHappenNowOrALittleBefore() {
    Set<String> tenants = new HashSet<>();
    int late = 0;
    for (int i = 0; i < 1_000; i++) {
      FleetSimulator.LiveRun run = simulator.live(NOW);
      tenants.add(run.tenant());
      Duration age = Duration.between(run.events().getFirst().occurredAt(), NOW);
      assertThat(age).isBetween(Duration.ZERO, Duration.ofMinutes(90));
      late += age.isZero() ? 0 : 1;
    }

    assertThat(tenants).containsExactlyInAnyOrderElementsOf(simulator.tenants());
    assertThat(late).isBetween(10, 60);
  }
}
