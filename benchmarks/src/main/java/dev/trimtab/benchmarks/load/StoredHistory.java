package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A store with so many events of so many domains, in a folder of its own.
 *
 * @param folder where it is
 * @param events how many were stored
 * @param domains how many workloads they spread over
 * @param storedPerSecond how fast
 */
record StoredHistory(Path folder, long events, int domains, double storedPerSecond) {
  /** Written when the store is complete; holds the rate. */
  private static final String COMPLETE = "stored-per-second";

  /** The one that an earlier run kept where the plan allows for it; made anew otherwise. */
  static StoredHistory of(LoadPlan plan, long events, int domains) {
    Path folder = plan.folder().resolve("reads-%d-%d-%d".formatted(events, domains, plan.seed()));
    Path complete = folder.resolve(COMPLETE);
    try {
      if (!plan.keep() || !Files.exists(complete)) {
        plan.delete(folder);
        Files.createDirectories(folder);
        Files.writeString(complete, Double.toString(store(plan, folder, events, domains)));
      }
      double rate = Double.parseDouble(Files.readString(complete));
      return new StoredHistory(folder, events, domains, rate);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static double store(LoadPlan plan, Path folder, long events, int domains) {
    LoadPlan.progress("storing " + size(events, domains));
    try (ServerProcess server = plan.start(folder)) {
      return Seeder.seed(server, Workload.mixed(plan.seed(), domains), events);
    }
  }

  String size() {
    return size(events, domains);
  }

  private static String size(long events, int domains) {
    return "%s events of %,d domains".formatted(Numbers.count(events), domains);
  }
}
