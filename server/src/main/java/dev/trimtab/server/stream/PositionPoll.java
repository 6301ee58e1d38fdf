package dev.trimtab.server.stream;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToLongFunction;

/**
 * Asks the store how far each tenant with open streams has come, from one thread of its own: what
 * guarantees that no event stays unseen, whoever recorded it.
 */
final class PositionPoll implements AutoCloseable {
  private final OpenStreams streams;
  private final ToLongFunction<TenantId> store;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("streams-poll").daemon().factory());

  PositionPoll(OpenStreams streams, ToLongFunction<TenantId> store) {
    this.streams = streams;
    this.store = store;
  }

  static PositionPoll start(
      OpenStreams streams, ToLongFunction<TenantId> store, Jobs jobs, Duration period) {
    PositionPoll poll = new PositionPoll(streams, store);
    jobs.every(
        poll.thread,
        JobPlan.of("event-streams", "looks for events that other servers recorded", period),
        poll::ask);
    return poll;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Asks once for each tenant. */
  void ask() {
    streams.forEach(this::ask);
  }

  /**
   * Positions never go back, unless the tenant was removed: then its streams have ended. What is
   * compared was known before the store was read, for commits go on meanwhile. A tenant that is
   * being deleted ends its own streams, and keeps nobody else's waiting.
   */
  private void ask(TenantId tenant, NewestPosition newest) {
    long known = newest.get();
    try {
      long stored = store.applyAsLong(tenant);
      if (stored < known) {
        newest.end();
      } else {
        newest.advance(stored);
      }
    } catch (StorageException failure) {
      if (failure.kind() != StorageException.Kind.GONE) {
        throw failure;
      }
      newest.end();
    }
  }
}
