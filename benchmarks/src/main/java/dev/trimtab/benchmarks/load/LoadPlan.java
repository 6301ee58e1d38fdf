package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How to measure.
 *
 * @param program what is measured
 * @param stores what servers keep their events in
 * @param folder where each server has a folder
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
    Stores stores,
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

  /** Starts a server with a store of its own. */
  ServerProcess start(Path folder) {
    return start(program, folder, Map.of());
  }

  /**
   * The same, of a program that is started in another way, or told more.
   *
   * @param settings environment variables, such as {@code TRIMTAB_HTTP_NOOP_ROUTE}
   */
  ServerProcess start(Program program, Path folder, Map<String, String> settings) {
    return start(program, folder, folder, settings);
  }

  /** Starts one more server on the store of another one. */
  ServerProcess startBeside(Path other, Path folder) {
    return start(program, folder, other, Map.of());
  }

  private ServerProcess start(
      Program program, Path folder, Path store, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(stores.settings(store));
    all.putAll(settings);
    return ServerProcess.start(program, folder, all);
  }

  /** An empty folder of that name, with an empty store. */
  Path newFolder(String name) {
    Path path = folder.resolve(name);
    delete(path);
    try {
      return Files.createDirectories(path);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Removes the folder of a server, and its store. */
  void delete(Path path) {
    stores.remove(path);
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
