package dev.trimtab.server.stream;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.config.StreamsConfig;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.tenant.TenantId;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Opens streams, wakes them and ends them. Commits of this server wake the streams of their tenants
 * at once; a poll tells of all others. Thread-safe.
 */
@Singleton
public final class EventStreams implements AutoCloseable {
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  /** A stream that waits for its turn to read cannot look whether it may go on. */
  private static final Duration SLOWEST_PACE = Duration.ofSeconds(1);

  private final OutcomeStore store;
  private final Frames frames;
  private final Duration heartbeat;
  private final OpenStreams streams;
  private final PositionPoll poll;
  private final LongAdder sent = new LongAdder();

  EventStreams(OutcomeStore store, StreamsConfig config, Frames frames, Jobs jobs) {
    this.store = store;
    this.frames = frames;
    this.heartbeat = config.heartbeat();
    Duration pace = config.pace().compareTo(SLOWEST_PACE) < 0 ? config.pace() : SLOWEST_PACE;
    this.streams =
        new OpenStreams(
            config.perTenant(),
            config.total(),
            (tenant, filter) -> new Feed(store::replay, tenant, filter, frames, pace));
    this.poll = PositionPoll.start(streams, store::lastPosition, jobs, config.poll());
  }

  /**
   * Opens a stream, which the caller runs, or closes where it cannot.
   *
   * @throws TooManyStreamsException where as many are open as may be
   * @throws InvalidInputException where the place to begin at lies ahead of the tenant's events
   * @throws dev.trimtab.outcome.StorageException where the store cannot be read
   */
  public EventStream open(StreamRequest request) {
    OpenStreams.Joined joined = streams.join(request.tenant(), request.filter());
    Runnable leave = () -> streams.leave(request.tenant(), request.filter());
    try {
      // Joined before the newest position is read, so that no commit between is missed.
      long newest = store.lastPosition(request.tenant());
      joined.newest().advance(newest);
      EventStream.Shared shared =
          new EventStream.Shared(joined.feed(), joined.newest(), frames, heartbeat, sent::add);
      return new EventStream(request, begin(request, newest), shared, leave);
    } catch (RuntimeException refused) {
      leave.run();
      throw refused;
    }
  }

  /** Tells that a tenant's events have come to this position. Never blocks. */
  public void advanced(TenantId tenant, long position) {
    streams.advance(tenant, position);
  }

  /** How many streams are open now. */
  public int open() {
    return streams.count();
  }

  /** How many events were sent, to all streams together. */
  public long sent() {
    return sent.sum();
  }

  /** Ends every stream and waits for them, for a few seconds at the most. Idempotent. */
  @Override
  public void close() {
    poll.close();
    try {
      streams.end(LAST_CHANCE);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    close();
  }

  private static long begin(StreamRequest request, long newest) {
    StreamRequest.Place after = request.after();
    if (after == null) {
      return newest;
    }
    if (after.position() > newest) {
      throw new InvalidInputException(
          after.parameter(),
          "lies ahead of the newest position of this tenant, which is " + newest);
    }
    return after.position();
  }
}
