package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the process to its first answer. */
final class Starts {
  private static final double GOAL_SECONDS = 0.8;
  private static final double UNREHEARSED_GOAL_SECONDS = 1.5;
  private static final int EVENTS = 100_000;
  private static final int DOMAINS = 10;

  private final LoadPlan plan;

  Starts(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    LoadPlan.progress("starts");
    Path used = plan.newFolder("used");
    try (ServerProcess server = plan.start(used)) {
      Seeder.seed(server, Workload.mixed(plan.seed(), DOMAINS), EVENTS);
    }
    List<Double> fresh = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    List<Double> unrehearsed = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    int starts = 2 * plan.rounds() + 1;
    for (int i = 0; i < starts; i++) {
      fresh.add(start(plan.program(), plan.newFolder("fresh")));
      again.add(start(plan.program(), used));
      unrehearsed.add(start(plan.program().unrehearsed(), used));
      bare.add(bareStart());
    }
    plan.delete(plan.newFolder("fresh"));
    plan.delete(used);
    return new Section(
        "Start to first answer",
        method(starts),
        List.of(
            Figure.of("a new store", median(fresh), "s")
                .beside("bare Java", median(bare))
                .atMost(GOAL_SECONDS),
            Figure.of("a store in use", median(again), "s")
                .beside("bare Java", median(bare))
                .atMost(GOAL_SECONDS),
            Figure.of("a store in use, without a rehearsal", median(unrehearsed), "s")
                .beside("bare Java", median(bare))
                .atMost(UNREHEARSED_GOAL_SECONDS)),
        List.of());
  }

  private static String method(int starts) {
    return """
        From the start of the process to the end of its first answer, asked for every 2 ms. The \
        ceiling is a Java that says its version. The middle of %d starts each; %s events in the \
        store that is not new."""
        .formatted(starts, Numbers.count(EVENTS));
  }

  private double start(Program program, Path data) {
    try (ServerProcess server = plan.start(program, data, Map.of())) {
      return server.untilFirstAnswer().toNanos() / 1e9;
    }
  }

  private static double bareStart() {
    try {
      long start = System.nanoTime();
      new ProcessBuilder(Program.java(), "--version")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
