package dev.trimtab.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trends and dashboards over stores of growing size, alone and beside a writer; and memory. Servers
 * of all sizes are up at once and asked in turn, second by second: what the machine does in the
 * meantime, it does to all of them.
 */
final class Reads {
  private static final double GROWTH_GOAL = 1.3;

  private final LoadPlan plan;
  private final Consumer<Section> report;

  Reads(LoadPlan plan, Consumer<Section> report) {
    this.plan = plan;
    this.report = report;
  }

  void measure() {
    for (int domains : plan.domains()) {
      List<StoredHistory> histories =
          plan.events().stream().map(events -> StoredHistory.of(plan, events, domains)).toList();
      List<ReadServer> servers = new ArrayList<>();
      try {
        histories.forEach(history -> servers.add(new ReadServer(history, plan)));
        measure(servers);
      } finally {
        servers.forEach(ReadServer::close);
      }
    }
  }

  private void measure(List<ReadServer> servers) {
    servers.forEach(ReadServer::warmUp);
    LoadPlan.progress("reading");
    for (long slice = 0; slice < plan.slices(); slice++) {
      servers.forEach(ReadServer::readAlone);
    }
    LoadPlan.progress("reading beside a writer");
    for (long slice = 0; slice < plan.slices(); slice++) {
      servers.forEach(ReadServer::readBesideWriter);
    }
    servers.forEach(server -> report.accept(section(server)));
    if (servers.size() > 1) {
      report.accept(growth(servers.getFirst(), servers.getLast()));
    }
  }

  private static Section section(ReadServer server) {
    return new Section(
        "Reading " + server.history().size(),
        """
        One connection asks in turn, the next question after the last answer, of domains and metric \
        types at random; in the second half beside a writer at %,d events/s in batches of %d. History \
        of 30 days, stored at %s events/s. The floor is a request that is authenticated and asks \
        nothing."""
            .formatted(
                PacedWriter.EVENTS_PER_SECOND,
                PacedWriter.BATCH,
                Numbers.format(server.history().storedPerSecond())),
        server.figures(),
        List.of());
  }

  private static Section growth(ReadServer small, ReadServer large) {
    List<Figure> figures = new ArrayList<>();
    for (Question question : Question.values()) {
      figures.add(growth(question, small.alone(), large.alone()));
      figures.add(growth(question, small.beside(), large.beside()));
    }
    return new Section(
        "Growth from %s to %s"
            .formatted(Numbers.count(small.history().events()), large.history().size()),
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
