package dev.trimtab.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Trends and dashboards over stores of growing size, alone and beside a writer; and memory. */
final class Reads {
  private static final double GROWTH_GOAL = 1.3;
  private static final double MEMORY_GOAL_MEBIBYTES = 400;
  private static final int DIFFERENT_BATCHES = 200;

  /** What was read at one size. */
  private record AtSize(long events, Readings alone, Readings beside) {}

  private final LoadPlan plan;
  private final Consumer<Section> report;

  Reads(LoadPlan plan, Consumer<Section> report) {
    this.plan = plan;
    this.report = report;
  }

  void measure() {
    for (int domains : plan.domains()) {
      List<AtSize> sizes = new ArrayList<>();
      for (long events : plan.events()) {
        sizes.add(measure(events, domains));
      }
      if (sizes.size() > 1) {
        report.accept(growth(domains, sizes.getFirst(), sizes.getLast()));
      }
    }
  }

  private AtSize measure(long events, int domains) {
    String size = "%s events, %,d domains".formatted(Numbers.count(events), domains);
    Path folder = plan.newFolder("reads");
    LoadPlan.progress("storing " + size);
    double storedPerSecond;
    try (ServerProcess server = ServerProcess.start(plan.program(), folder, Map.of())) {
      storedPerSecond = Seeder.seed(server, Workload.mixed(plan.seed(), domains), events);
    }
    // A new process: its memory is that of reading and writing at this size, not of filling it.
    try (ServerProcess server = ServerProcess.start(plan.program(), folder, Map.of())) {
      LoadPlan.progress("reading " + size);
      return measure(server, events, domains, storedPerSecond);
    } finally {
      LoadPlan.delete(folder);
    }
  }

  private AtSize measure(ServerProcess server, long events, int domains, double storedPerSecond) {
    String key = server.key();
    Map<Question, Requests> requests = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      requests.put(question, question.requests(key, plan.seed(), domains));
    }
    Generator generator = server.generator();
    requests.values().forEach(asked -> generator.run(asked, 1, plan.warmUp()));
    Readings alone = Readings.take("alone", generator, requests, plan);
    Requests batches =
        Requests.posts(
            "/v1/outcomes/events/batch",
            key,
            Workload.mixed(plan.seed() + 1, domains).batches(DIFFERENT_BATCHES, PacedWriter.BATCH));
    List<Figure> figures = new ArrayList<>(alone.figures());
    try (PacedWriter writer = PacedWriter.start(server.address(), batches)) {
      Readings beside = Readings.take("beside a writer", generator, requests, plan);
      figures.addAll(beside.figures());
      figures.addAll(memory(server.usage()));
      figures.add(Figure.of("the writer's rate", writer.stop(), "events/s"));
      report.accept(
          new Section(
              "Reading %s events of %,d domains".formatted(Numbers.count(events), domains),
              method(storedPerSecond),
              figures,
              List.of()));
      return new AtSize(events, alone, beside);
    }
  }

  private static String method(double storedPerSecond) {
    return """
        One connection asks in turn, the next question after the last answer, of domains and metric \
        types at random; in the second half beside a writer at %,d events/s in batches of %d. History \
        of 30 days, stored at %s events/s. The floor is a request that is authenticated and asks \
        nothing."""
        .formatted(
            PacedWriter.EVENTS_PER_SECOND, PacedWriter.BATCH, Numbers.format(storedPerSecond));
  }

  private static List<Figure> memory(ProcessUsage usage) {
    return List.of(
        Figure.of("resident memory, now", usage.mebibytes("VmRSS"), "MiB")
            .atMost(MEMORY_GOAL_MEBIBYTES),
        Figure.of("resident memory, the most since the start", usage.mebibytes("VmHWM"), "MiB")
            .atMost(MEMORY_GOAL_MEBIBYTES));
  }

  private static Section growth(int domains, AtSize small, AtSize large) {
    List<Figure> figures = new ArrayList<>();
    for (Question question : Question.values()) {
      figures.add(growth(question, small.alone(), large.alone()));
      figures.add(growth(question, small.beside(), large.beside()));
    }
    return new Section(
        "Growth from %s to %s events, %,d domains"
            .formatted(Numbers.count(small.events()), Numbers.count(large.events()), domains),
        "How many times longer the median answer takes with the larger store.",
        figures,
        List.of());
  }

  private static Figure growth(Question question, Readings small, Readings large) {
    Figure figure =
        Figure.of(
            question.label() + ", " + small.condition(),
            large.millis(question, 50) / small.millis(question, 50),
            "times");
    return question == Question.FLOOR ? figure : figure.atMost(GROWTH_GOAL);
  }
}
