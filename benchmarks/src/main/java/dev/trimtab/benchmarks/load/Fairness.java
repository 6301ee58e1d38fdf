package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;

/** What a quiet tenant notices of one that floods, with quotas or without. */
final class Fairness {
  private static final double GOAL_TIMES = 2;
  private static final int PER_SECOND = 50;
  private static final int DOMAINS = 20;
  private static final int DIFFERENT = 1_000;
  private static final int SINGLES = 64;
  private static final int BATCHES = 16;
  private static final int TRENDS = 16;
  private static final int BATCH = 1_000;
  private static final int DIFFERENT_BATCHES = 50;
  private static final String FLOODING = "flooding";
  private static final String WITHOUT_QUOTAS = "without quotas";
  private static final String WITH_QUOTAS = "with quotas";

  /** Many times what the quiet tenant does, a fraction of what the flooding one would. */
  private static final Map<String, String> QUOTAS =
      Map.of(
          "TRIMTAB_QUOTAS_REQUESTS", "400/second",
          "TRIMTAB_QUOTAS_EVENTS", "5000/second",
          "TRIMTAB_QUOTAS_BYTES", "5000000/second");

  private static final String METHOD =
      """
      A quiet tenant records %d single events a second over one connection and asks for %d trends a \
      second over another; its latencies count from the moment at which each call was due. Beside it, \
      a flooding tenant sends without a pause: single events over %d connections, batches of %,d over \
      %d, trends over %d."""
          .formatted(PER_SECOND, PER_SECOND, SINGLES, BATCH, BATCHES, TRENDS);

  private static final String TURNED_AWAY =
      " With quotas of 400 requests/s, 5,000 events/s and 5 MB/s it is turned away and comes back at"
          + " once.";

  /** Latencies of the quiet tenant. */
  private record Heard(Histogram singles, Histogram trends) {}

  private final LoadPlan plan;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Fairness(LoadPlan plan) {
    this.plan = plan;
  }

  Section withQuotas() {
    measure(WITH_QUOTAS, QUOTAS);
    return new Section("Fairness", METHOD + TURNED_AWAY, figures, notes);
  }

  Section withoutQuotas() {
    measure(WITHOUT_QUOTAS, Map.of());
    return new Section("A flood without quotas", METHOD, figures, notes);
  }

  private void measure(String condition, Map<String, String> settings) {
    LoadPlan.progress("a quiet tenant beside a flood, " + condition);
    Path folder = plan.newFolder("fairness");
    try (ServerProcess server = plan.start(plan.program(), folder, settings)) {
      String quiet = server.key();
      listen(server, quiet, plan.warmUp());
      Heard before = listen(server, quiet, length());
      Heard beside;
      try (Flood flood = flood(server)) {
        listen(server, quiet, plan.warmUp());
        Used used = used(server);
        beside = listen(server, quiet, length());
        notes.add(used(server).since(used).share(length()));
        notes.add(
            "The flood, %s: %s answers/s, and %s/s turned away."
                .formatted(
                    condition,
                    Numbers.format(flood.takenPerSecond()),
                    Numbers.format(flood.refusedPerSecond())));
      }
      tell("single event", condition, before.singles(), beside.singles());
      tell("trend", condition, before.trends(), beside.trends());
    }
    plan.delete(folder);
  }

  /**
   * Seconds of processor time so far: whoever floods from elsewhere takes nothing of the server's.
   */
  private record Used(double server, double load) {
    Used since(Used before) {
      return new Used(server - before.server, load - before.load);
    }

    String share(Duration length) {
      return "Meanwhile the server took %.2f processors, and the load, of both tenants, %.2f."
          .formatted(server / length.toSeconds(), load / length.toSeconds());
    }
  }

  private static Used used(ServerProcess server) {
    return new Used(
        server.usage().totalCpuSeconds(),
        new ProcessUsage(ProcessHandle.current().pid()).totalCpuSeconds());
  }

  private Duration length() {
    return plan.round().multipliedBy(plan.rounds());
  }

  /** The goal is for a server with quotas: without them nothing is promised. */
  private void tell(String what, String condition, Histogram quiet, Histogram beside) {
    for (int percentile : List.of(50, 99)) {
      double alone = quiet.getValueAtPercentile(percentile) / 1e6;
      Figure figure =
          Figure.of(
                  "%s, %s, p%d beside the flood".formatted(what, condition, percentile),
                  beside.getValueAtPercentile(percentile) / 1e6,
                  "ms")
              .beside("quiet", alone);
      boolean hasGoal = percentile == 99 && condition.equals(WITH_QUOTAS);
      figures.add(hasGoal ? figure.atMost(GOAL_TIMES * alone) : figure);
    }
  }

  private Heard listen(ServerProcess server, String key, Duration length) {
    PacedCaller singles = new PacedCaller(server.address(), singles(key), PER_SECOND);
    PacedCaller trends = new PacedCaller(server.address(), trends(key), PER_SECOND);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      CompletableFuture<Histogram> first =
          CompletableFuture.supplyAsync(() -> singles.call(length), threads);
      CompletableFuture<Histogram> second =
          CompletableFuture.supplyAsync(() -> trends.call(length), threads);
      return new Heard(first.join(), second.join());
    }
  }

  private Flood flood(ServerProcess server) {
    String key = server.key(FLOODING);
    Requests batches =
        Requests.posts(
            "/v1/outcomes/events/batch",
            key,
            Workload.mixed(plan.seed() + 1, DOMAINS).batches(DIFFERENT_BATCHES, BATCH));
    return new Flood()
        .with(server.address(), singles(key), SINGLES)
        .with(server.address(), batches, BATCHES)
        .with(server.address(), trends(key), TRENDS);
  }

  private Requests singles(String key) {
    return Requests.posts(
        "/v1/outcomes/events", key, Workload.mixed(plan.seed(), DOMAINS).singles(DIFFERENT));
  }

  private Requests trends(String key) {
    return Question.TREND_OF_ALL.requests(key, plan.seed(), DOMAINS);
  }
}
