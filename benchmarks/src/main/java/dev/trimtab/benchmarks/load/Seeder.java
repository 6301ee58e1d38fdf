package dev.trimtab.benchmarks.load;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fills a server with history through its own batch route: evenly spread over the last 30 days. */
final class Seeder implements Requests {
  private static final Duration HISTORY = Duration.ofDays(30);
  private static final int BATCH = 5_000;
  private static final int CONNECTIONS = 2;
  private static final long TELL_EVERY = 1_000_000;

  private final Workload workload;
  private final String key;
  private final long events;
  private final Instant begin;
  private long made;

  private Seeder(Workload workload, String key, long events) {
    this.workload = workload;
    this.key = key;
    this.events = events;
    this.begin = Instant.now().minus(HISTORY);
  }

  /** Returns when all are stored; events a second. */
  static double seed(ServerProcess server, Workload workload, long events) {
    Seeder seeder = new Seeder(workload, server.key(), events);
    Round round = server.generator().run(seeder, CONNECTIONS, Generator.UNTIL_ALL_ARE_ANSWERED);
    return events / round.seconds();
  }

  @Override
  public byte @Nullable [] next() {
    if (made == events) {
      return null;
    }
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < BATCH && made < events; i++, made++) {
      if (i > 0) {
        batch.append(',');
      }
      batch.append(workload.next().json(timeOf(made)));
      if (made > 0 && made % TELL_EVERY == 0) {
        LoadPlan.progress("  " + Numbers.count(made) + " events");
      }
    }
    return Requests.post("/v1/outcomes/events/batch", key, batch.append(']').toString());
  }

  private Instant timeOf(long event) {
    return begin.plusMillis((long) ((double) event / events * HISTORY.toMillis()));
  }
}
