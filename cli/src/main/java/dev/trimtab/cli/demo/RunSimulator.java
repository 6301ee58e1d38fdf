package dev.trimtab.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up single runs. The same random numbers give the same runs. */
final class RunSimulator {
  /** Of the logarithm of latencies and costs: one run in ten takes twice the median. */
  private static final double SPREAD = 0.54;

  private static final double QUALITY_SPREAD = 0.06;
  private static final double ADDED_FAILURES_OF_THE_REGRESSION = 0.8;

  private final Regression regression;
  private final RandomGenerator random;

  RunSimulator(Regression regression, RandomGenerator random) {
    this.regression = regression;
    this.random = random;
  }

  /**
   * The four or five events of one run.
   *
   * @param id the run's own; each event adds its metric type
   */
  List<EventIn> run(Workload workload, Instant time, String id) {
    boolean regressed = regression.holds(workload, time);
    Workload.Health health = regressed ? regression.health() : workload.health();
    boolean success = random.nextDouble() < health.success();
    ObjectNode said =
        Json.MAPPER
            .createObjectNode()
            .put("agent", pick(workload.agents()))
            .put("environment", workload.environment())
            .put("session_id", id)
            .put("simulated", true)
            .put("version", regressed ? regression.version() : workload.version());
    Draft draft = new Draft(workload, time, id, said);
    List<EventIn> events = new ArrayList<>();
    events.add(draft.event("success_rate", success ? 1 : 0));
    events.add(draft.event("quality_score", quality(health, success)));
    events.add(draft.event("latency_ms", rounded(workload.latencyMs() * spread(), 10)));
    events.add(draft.event("cost_usd", rounded(workload.costUsd() * spread(), 1e6)));
    if (!success) {
      said.put("failure_class", failureClass(workload, regressed));
      events.add(draft.event("failure_class", 1));
    }
    return events;
  }

  private double quality(Workload.Health health, boolean success) {
    double middle = success ? health.quality() : health.quality() / 2;
    return rounded(Math.clamp(middle + random.nextGaussian() * QUALITY_SPREAD, 0, 1), 1_000);
  }

  private double spread() {
    return Math.exp(random.nextGaussian() * SPREAD);
  }

  private String failureClass(Workload workload, boolean regressed) {
    if (regressed && random.nextDouble() < ADDED_FAILURES_OF_THE_REGRESSION) {
      return regression.failureClass();
    }
    List<String> classes = workload.failureClasses();
    int place = 0;
    while (place < classes.size() - 1 && random.nextBoolean()) {
      place++;
    }
    return classes.get(place);
  }

  private String pick(List<String> agents) {
    return agents.get(random.nextInt(agents.size()));
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }

  /** What the events of one run share. */
  private record Draft(Workload workload, Instant time, String id, ObjectNode said) {
    EventIn event(String metric, double value) {
      return new EventIn(
          id + ":" + metric,
          workload.domain(),
          workload.eventType(),
          metric,
          value,
          time,
          JsonText.of(said));
    }
  }
}
