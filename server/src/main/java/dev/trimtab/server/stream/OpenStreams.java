package dev.trimtab.server.stream;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** The streams that are open, and how many there may be. Thread-safe. */
final class OpenStreams {
  private final int perTenant;
  private final int total;
  private final BiFunction<TenantId, EventQuery, Feed> feeds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Map<TenantId, TenantStreams> tenants = new ConcurrentHashMap<>();
  private int count;
  private boolean isOver;

  OpenStreams(int perTenant, int total, BiFunction<TenantId, EventQuery, Feed> feeds) {
    this.perTenant = perTenant;
    this.total = total;
    this.feeds = feeds;
  }

  /** What a stream shares with others. */
  record Joined(NewestPosition newest, Feed feed) {}

  /**
   * Counts a stream in; {@link #leave} counts it out.
   *
   * @throws TooManyStreamsException naming the limit that is reached; nothing was counted
   */
  Joined join(TenantId tenant, EventQuery filter) {
    lock.lock();
    try {
      TenantStreams known = tenants.get(tenant);
      check(known == null ? 0 : known.open());
      TenantStreams streams = known == null ? new TenantStreams() : known;
      Feed feed = streams.join(filter, made -> feeds.apply(tenant, made));
      tenants.put(tenant, streams);
      count++;
      if (isOver) {
        streams.newest().end();
      }
      return new Joined(streams.newest(), feed);
    } finally {
      lock.unlock();
    }
  }

  void leave(TenantId tenant, EventQuery filter) {
    lock.lock();
    try {
      TenantStreams streams = tenants.get(tenant);
      if (streams != null) {
        streams.leave(filter);
        count--;
        if (streams.open() == 0) {
          tenants.remove(tenant);
        }
        left.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Never blocks: where nobody listens, nothing happens. */
  void advance(TenantId tenant, long position) {
    TenantStreams streams = tenants.get(tenant);
    if (streams != null) {
      streams.newest().advance(position);
    }
  }

  /** Every tenant with a stream, now or a moment ago. */
  void forEach(BiConsumer<TenantId, NewestPosition> action) {
    tenants.forEach((tenant, streams) -> action.accept(tenant, streams.newest()));
  }

  /** Ends all of them, and waits until they have left or for so long. */
  void end(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      isOver = true;
      tenants.values().forEach(streams -> streams.newest().end());
      long nanos = longest.toNanos();
      while (count > 0 && nanos > 0) {
        nanos = left.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void check(int openOfTenant) {
    if (openOfTenant >= perTenant) {
      throw new TooManyStreamsException(
          "this tenant has %d streams open, the most there may be (trimtab.streams.per-tenant)"
              .formatted(openOfTenant));
    }
    if (count >= total) {
      throw new TooManyStreamsException(
          "%d streams are open, the most there may be on this server (trimtab.streams.total)"
              .formatted(count));
    }
  }
}
