package dev.trimtab.benchmarks.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A server over a store of one size, what it is asked, and how long its answers took. */
final class ReadServer implements AutoCloseable {
  private static final double MEMORY_GOAL_MEBIBYTES = 400;
  private static final int DIFFERENT_BATCHES = 200;

  private final StoredHistory history;
  private final LoadPlan plan;
  private final ServerProcess server;
  private final Map<Question, Requests> questions = new EnumMap<>(Question.class);
  private final Requests batches;
  private final Readings alone;
  private final Readings beside;
  private double slowestWriter = Double.MAX_VALUE;

  /**
   * A new process: its memory is that of reading and writing at this size, not of filling it. The
   * minutes of a fortnight ago, which a store that was filled in an hour still has, are removed
   * first, as a store that grew for a month has lost them long since.
   */
  ReadServer(StoredHistory history, LoadPlan plan) {
    this.history = history;
    this.plan = plan;
    this.alone = new Readings("alone", plan.stores());
    this.beside = new Readings("beside a writer", plan.stores());
    this.server = plan.start(history.folder());
    Settled.await(plan.stores(), history.folder());
    String key = server.key();
    for (Question question : Question.values()) {
      questions.put(question, question.requests(key, plan.seed(), history.domains()));
    }
    this.batches =
        Requests.posts(
            "/v1/outcomes/events/batch",
            key,
            Workload.mixed(plan.seed() + 1, history.domains())
                .batches(DIFFERENT_BATCHES, PacedWriter.BATCH));
  }

  StoredHistory history() {
    return history;
  }

  Readings alone() {
    return alone;
  }

  Readings beside() {
    return beside;
  }

  void warmUp() {
    LoadPlan.progress("warming up: " + history.size());
    Generator generator = server.generator();
    questions.values().forEach(asked -> generator.run(asked, 1, plan.warmUp()));
  }

  /** Asks every question for a moment. */
  void readAlone() {
    alone.take(server.generator(), questions, plan.slice());
  }

  /** The same while events come in. */
  void readBesideWriter() {
    try (PacedWriter writer = PacedWriter.start(server.address(), batches)) {
      beside.take(server.generator(), questions, plan.slice());
      slowestWriter = Math.min(slowestWriter, writer.stop());
    }
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(alone.figures());
    figures.addAll(beside.figures());
    figures.add(memory("now", "VmRSS"));
    figures.add(memory("the most since the start", "VmHWM"));
    figures.add(Figure.of("the writer's rate at its lowest", slowestWriter, "events/s"));
    return figures;
  }

  private Figure memory(String when, String field) {
    return Figure.of("resident memory, " + when, server.usage().mebibytes(field), "MiB")
        .atMost(MEMORY_GOAL_MEBIBYTES);
  }

  @Override
  public void close() {
    server.close();
    if (!plan.keep()) {
      plan.delete(history.folder());
    }
  }
}
