package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to measure.
 *
 * @param program what is measured
 * @param folder where the databases go
 * @param seed of the events
 * @param rounds how many of each kind; an odd number has a middle
 * @param round how long one is
 * @param warmUp how long each kind runs before the first round counts
 * @param events the sizes of the store to read from
 * @param domains how many workloads they spread over
 * @param keep whether stores to read from are kept, and used again by the next run that keeps them
 */
record LoadPlan(
    Program program,
    Path folder,
    long seed,
    int rounds,
    Duration round,
    Duration warmUp,
    List<Long> events,
    List<Integer> domains,
    boolean keep) {
  LoadPlan {
    events = List.copyOf(events);
    domains = List.copyOf(domains);
  }

  /** How long one question is asked before the next one's turn. */
  Duration slice() {
    return Duration.ofSeconds(1);
  }

  /** How often each question has its turn. */
  long slices() {
    return rounds * round.toMillis() / slice().toMillis();
  }

  /** An empty folder of that name. */
  Path newFolder(String name) {
    Path path = folder.resolve(name);
    delete(path);
    try {
      return Files.createDirectories(path);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> content = Files.walk(path)) {
      for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Says on the error stream what is going on; the report alone goes to the output. */
  static void progress(String what) {
    System.err.println(what);
  }
}
