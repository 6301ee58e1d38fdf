package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Single durable POSTs against a route that does the same but for the store. */
final class SinglePosts {
  private static final List<Integer> CONNECTIONS = List.of(64, 256);
  private static final double GOAL = 0.5;
  private static final int DIFFERENT_EVENTS = 2_000;
  private static final int DOMAINS = 20;
  private static final String STORED = "/v1/outcomes/events";

  /** Authenticates, parses, validates and answers like {@link #STORED}, and stores nothing. */
  private static final String NOOP = "/v1/outcomes/noop";

  private static final String METHOD =
      """
      One event a request, answered after its commit is durable. The ceiling is a route with the same \
      authentication, parsing and answer, and no store. Both in turn on one server; the middle round \
      counts.""";

  private final LoadPlan plan;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SinglePosts(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    Path folder = plan.newFolder("posts");
    Map<String, String> settings = Map.of("TRIMTAB_HTTP_NOOP_ROUTE", "true");
    try (ServerProcess server = plan.start(plan.program(), folder, settings)) {
      String key = server.key();
      Requests stored = requests(STORED, key);
      Requests noop = requests(NOOP, key);
      for (int connections : CONNECTIONS) {
        measure(server, connections, stored, noop);
      }
    }
    plan.delete(folder);
    return new Section("Single events", METHOD, figures, notes);
  }

  private void measure(ServerProcess server, int connections, Requests stored, Requests noop) {
    LoadPlan.progress("single events over " + connections + " connections");
    Generator generator = server.generator();
    generator.run(noop, connections, plan.warmUp());
    generator.run(stored, connections, plan.warmUp());
    List<Round> ceilings = new ArrayList<>();
    List<Round> rounds = new ArrayList<>();
    CpuUse cpu = new CpuUse(server.usage());
    for (int i = 0; i < plan.rounds(); i++) {
      ceilings.add(generator.run(noop, connections, plan.round()));
      cpu.begin();
      rounds.add(generator.run(stored, connections, plan.round()));
      cpu.end();
    }
    Round round = Round.median(rounds);
    Round ceiling = Round.median(ceilings);
    String name = "durable POST, " + connections + " connections";
    figures.add(
        Figure.of(name, round.perSecond(), "/s")
            .beside("no store", ceiling.perSecond())
            .atLeastShare(GOAL));
    figures.add(
        Figure.of(name + ", p50", round.millisAt(50), "ms")
            .beside("no store", ceiling.millisAt(50)));
    figures.add(
        Figure.of(name + ", p99", round.millisAt(99), "ms")
            .beside("no store", ceiling.millisAt(99)));
    long answers = rounds.stream().mapToLong(Round::answers).sum();
    notes.add(cpu.describe(connections, answers));
  }

  private Requests requests(String path, String key) {
    return Requests.posts(
        path, key, Workload.numeric(plan.seed(), DOMAINS).singles(DIFFERENT_EVENTS));
  }

  /** Where the processor time of the rounds that count went. */
  private static final class CpuUse {
    private static final double WORTH_NAMING = 0.02;

    private final ProcessUsage server;
    private final ProcessUsage load = new ProcessUsage(ProcessHandle.current().pid());
    private final SortedMap<String, Double> seconds = new TreeMap<>();
    private SortedMap<String, Double> before = new TreeMap<>();
    private double loadBefore;
    private double loadSeconds;

    CpuUse(ProcessUsage server) {
      this.server = server;
    }

    void begin() {
      before = server.cpuSeconds();
      loadBefore = load.totalCpuSeconds();
    }

    void end() {
      server
          .cpuSeconds()
          .forEach(
              (thread, after) ->
                  seconds.merge(thread, after - before.getOrDefault(thread, 0.0), Double::sum));
      loadSeconds += load.totalCpuSeconds() - loadBefore;
    }

    String describe(int connections, long answers) {
      double all = loadSeconds + seconds.values().stream().mapToDouble(Double::doubleValue).sum();
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "Processor time of a durable POST over %d connections, in µs: load generator %.1f",
              connections,
              loadSeconds / answers * 1e6));
      seconds.entrySet().stream()
          .filter(thread -> thread.getValue() > all * WORTH_NAMING)
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .forEach(
              thread ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          ", `%s` %.1f",
                          thread.getKey(),
                          thread.getValue() / answers * 1e6)));
      return text.append(String.format(Locale.ROOT, "; in all %.1f.", all / answers * 1e6))
          .toString();
    }
  }
}
