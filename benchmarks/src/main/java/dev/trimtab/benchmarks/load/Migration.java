package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An embedded store, carried over by {@code trimtab migrate}. */
final class Migration {
  /** Larger stores are only read from: a migration of one is not another matter. */
  private static final long MOST_EVENTS = 2_000_000;

  private static final int DOMAINS = 10;

  /** What is copied row by row takes as long a row, however many there are. */
  private static final double GROWTH_GOAL = 1.3;

  private static final Pattern MOVED = Pattern.compile("Moved ([0-9,]+) rows");

  private static final String METHOD =
      """
      `trimtab migrate` of a store of %d domains, from the start of the process to its end: all rows are \
      copied, then both stores are read whole and compared. The ceiling copies the same events and \
      rollups into the same tables, as arrays which `unnest` makes rows of, and compares nothing. Once \
      a size."""
          .formatted(DOMAINS);

  private final LoadPlan plan;

  Migration(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    List<Figure> figures = new ArrayList<>();
    List<Double> micros = new ArrayList<>();
    for (long events : plan.events()) {
      if (events <= MOST_EVENTS) {
        micros.add(measure(events, figures));
      }
    }
    if (micros.size() > 1) {
      figures.add(
          Figure.of(
                  "a row of the largest store, against one of the smallest",
                  micros.getLast() / micros.getFirst(),
                  "times")
              .atMost(GROWTH_GOAL));
    }
    return new Section("Migration", METHOD, figures, List.of());
  }

  /** Returns how long a row takes. */
  private double measure(long events, List<Figure> figures) {
    String size = Numbers.count(events);
    LoadPlan.progress("migrate " + size);
    Path folder = plan.newFolder("migrate");
    try (ServerProcess embedded = ServerProcess.start(plan.program(), folder, Map.of())) {
      Seeder.seed(embedded, Workload.mixed(plan.seed(), DOMAINS), events);
    }
    long start = System.nanoTime();
    long rows = migrate(folder);
    double seconds = (System.nanoTime() - start) / 1e9;
    double bare = bareRate(folder);
    plan.delete(folder);
    figures.add(Figure.of("rows of %s events".formatted(size), (double) rows, "rows"));
    figures.add(Figure.of("the migration of %s events".formatted(size), seconds, "s"));
    figures.add(
        Figure.of("rows copied and compared, of %s events".formatted(size), rows / seconds, "/s")
            .beside("bare copy", bare));
    return seconds * 1e6 / rows;
  }

  /** Rows a second, into another database on the same server. */
  private double bareRate(Path from) {
    Path to = plan.newFolder("migrate-bare");
    plan.start(to).close();
    try (BareCopy copy = new BareCopy(from, plan.stores(), to)) {
      long start = System.nanoTime();
      long rows = copy.run();
      return rows / ((System.nanoTime() - start) / 1e9);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } finally {
      plan.delete(to);
    }
  }

  private long migrate(Path folder) {
    String url = plan.stores().settings(folder).get(Stores.URL);
    List<String> command = new ArrayList<>(plan.program().command());
    command.addAll(List.of("migrate", "--from", "sqlite:" + folder, "--to", String.valueOf(url)));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher moved = MOVED.matcher(said);
      if (process.waitFor() != 0 || !moved.find()) {
        throw new IllegalStateException("nothing was moved: " + said);
      }
      return Long.parseLong(moved.group(1).replace(",", ""));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
