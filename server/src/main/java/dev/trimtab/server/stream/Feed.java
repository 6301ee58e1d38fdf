package dev.trimtab.server.stream;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The events of one tenant and filter for all streams that ask for them. Streams that are up to
 * date stand at one place and share what is read there: it is read and written out once, however
 * many they are. A stream that is behind reads by itself. Holds one page, and shares it for a
 * second at the most: what is voided after that is not told any more. Thread-safe.
 */
final class Feed {
  /** The replay of a store. */
  interface Source {
    ReplayPage replay(TenantId tenant, ReplayQuery query);
  }

  /**
   * What follows a place.
   *
   * @param from the place
   * @param through where to read on
   * @param isLast true where there was no more when it was read
   * @param readAt by {@link System#nanoTime()}
   * @param events how many there are in it
   * @param bytes the events as they are sent; not to be changed
   */
  record Chunk(long from, long through, boolean isLast, long readAt, int events, byte[] bytes) {
    boolean servesAt(long position) {
      return from == position && System.nanoTime() - readAt < SHARED_FOR.toNanos();
    }
  }

  private static final Duration SHARED_FOR = Duration.ofSeconds(1);

  private final Source source;
  private final TenantId tenant;
  private final EventQuery filter;
  private final Frames frames;
  private final Pace pace;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Chunk shared;

  Feed(Source source, TenantId tenant, EventQuery filter, Frames frames, Duration pace) {
    this.source = source;
    this.tenant = tenant;
    this.filter = filter;
    this.frames = frames;
    this.pace = new Pace(pace);
  }

  /**
   * What follows {@code position}. May block, on the store and for the pace.
   *
   * @param newest a position that the tenant has come to, behind {@code position}
   * @throws dev.trimtab.outcome.StorageException where it cannot be read
   */
  Chunk after(long position, long newest) throws InterruptedException {
    Chunk known = shared;
    if (known != null && known.servesAt(position)) {
      return known;
    }
    return known == null || position >= known.through()
        ? readAhead(position, newest)
        : read(position, newest);
  }

  /** One stream reads, and the others of its place find what it has read. */
  private Chunk readAhead(long position, long newest) throws InterruptedException {
    reading.lockInterruptibly();
    try {
      Chunk known = shared;
      if (known != null && known.servesAt(position)) {
        return known;
      }
      if (known != null && known.isLast()) {
        pace.keep();
      }
      Chunk next = read(position, newest);
      shared = next;
      return next;
    } finally {
      reading.unlock();
    }
  }

  private Chunk read(long position, long newest) {
    long now = System.nanoTime();
    ReplayPage page = source.replay(tenant, new ReplayQuery(filter, position, newest));
    return new Chunk(
        position,
        page.reached(),
        page.reached() >= newest,
        now,
        page.events().size(),
        frames.events(tenant, page.events()));
  }
}
