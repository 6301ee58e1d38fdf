package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An embedded store, carried over by {@code trimtab migrate}. */
final class Migration {
  private static final int EVENTS = 2_000_000;
  private static final int DOMAINS = 10;
  private static final Pattern MOVED = Pattern.compile("Moved ([0-9,]+) rows");

  private static final String METHOD =
      """
      `trimtab migrate` of a store with %s events of %d domains, from the start of the process to its \
      end: all rows are copied, then both stores are read whole and compared. Once."""
          .formatted(Numbers.count(EVENTS), DOMAINS);

  private final LoadPlan plan;

  Migration(LoadPlan plan) {
    this.plan = plan;
  }

  Section measure() {
    LoadPlan.progress("migrate");
    Path folder = plan.newFolder("migrate");
    try (ServerProcess embedded = ServerProcess.start(plan.program(), folder, Map.of())) {
      Seeder.seed(embedded, Workload.mixed(plan.seed(), DOMAINS), EVENTS);
    }
    long start = System.nanoTime();
    long rows = migrate(folder);
    double seconds = (System.nanoTime() - start) / 1e9;
    plan.delete(folder);
    return new Section(
        "Migration",
        METHOD,
        List.of(
            Figure.of("rows", (double) rows, "rows"),
            Figure.of("the whole migration", seconds, "s"),
            Figure.of("rows copied and compared", rows / seconds, "/s"),
            Figure.of("events copied and compared", EVENTS / seconds, "/s")),
        List.of());
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
