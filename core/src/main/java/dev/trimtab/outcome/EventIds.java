package dev.trimtab.outcome;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of events that come without one: UUIDs of version 8 (RFC 9562, section 5.8).
 *
 * <p>The first 48 bits are the millisecond of {@code occurred_at}, so that an event is found by its
 * id through the index on time and no second index is kept. Then come 51 bits of the time of
 * arrival in microseconds since 2020, different for every id made here, so that events of equal
 * time keep their order of arrival. The last 23 bits tell nodes apart. Thread-safe.
 */
public final class EventIds {
  private static final long EPOCH_2020_MICROS = 1_577_836_800_000_000L;
  private static final int NODE_BITS = 23;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int LOW_ARRIVAL_BITS = 62 - NODE_BITS;

  private final InstantSource clock;
  private final long node;
  private final AtomicLong lastArrival = new AtomicLong();

  /**
   * Ids of one process.
   *
   * @param random tells this node from others; asked once
   */
  public EventIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.node = random.nextLong(1L << NODE_BITS);
  }

  /** A new id for an event of that time, which must not be before 1970. */
  public String next(Instant occurredAt) {
    long arrival = nextArrival();
    long high =
        occurredAt.toEpochMilli() << 16 | VERSION_8 | (arrival >>> LOW_ARRIVAL_BITS & 0xFFFL);
    long low = VARIANT | (arrival & ((1L << LOW_ARRIVAL_BITS) - 1)) << NODE_BITS | node;
    return new UUID(high, low).toString();
  }

  /** The millisecond of {@code occurred_at} that an id made here begins with; -1 for others. */
  public static long occurredAtMillis(String id) {
    if (id.length() != 36 || id.charAt(14) != '8') {
      return -1;
    }
    try {
      return UUID.fromString(id).getMostSignificantBits() >>> 16;
    } catch (IllegalArgumentException notAnId) {
      return -1;
    }
  }

  private long nextArrival() {
    long now = Micros.of(clock.instant()) - EPOCH_2020_MICROS;
    return lastArrival.updateAndGet(last -> Math.max(now, last + 1));
  }
}
