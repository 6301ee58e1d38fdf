package dev.trimtab.outcome;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of events that come without one: UUIDs of version 8 (RFC 9562, section 5.8).
 *
 * <pre>
 * 48 bits  the millisecond of occurred_at        4 bits  version
 * 10 bits  its microsecond                       2 bits  arrival, high
 *  2 bits  variant   49 bits  arrival, low      13 bits  node
 * </pre>
 *
 * <p>The time of the event comes first, so that an event is found by its id through the index on
 * time and no second index is kept. The time of arrival, in microseconds since 2020 and different
 * for every id made here, lets events of equal time keep their order of arrival. The node tells
 * processes apart that make an id in the same microsecond for the same time. Thread-safe.
 */
public final class EventIds {
  private static final long EPOCH_2020_MICROS = 1_577_836_800_000_000L;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int NODE_BITS = 13;
  private static final int LOW_ARRIVAL_BITS = 49;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long NONE = -1;

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
    long micros = Micros.of(occurredAt);
    long high =
        ((micros / MICROS_PER_MILLI) << 16)
            | VERSION_8
            | ((micros % MICROS_PER_MILLI) << 2)
            | ((arrival >>> LOW_ARRIVAL_BITS) & 0b11);
    long low = VARIANT | ((arrival & ((1L << LOW_ARRIVAL_BITS) - 1)) << NODE_BITS) | node;
    return new UUID(high, low).toString();
  }

  /**
   * The {@code occurred_at} that an id made here begins with, in microseconds since 1970; -1 where
   * the id is not of that form. A caller's own id may be of that form too.
   */
  public static long occurredAtMicros(String id) {
    if (id.length() != 36 || id.charAt(14) != '8') {
      return NONE;
    }
    try {
      long high = UUID.fromString(id).getMostSignificantBits();
      return (high >>> 16) * MICROS_PER_MILLI + ((high >>> 2) & 0x3FF);
    } catch (IllegalArgumentException notAnId) {
      return NONE;
    }
  }

  private long nextArrival() {
    long now = Micros.of(clock.instant()) - EPOCH_2020_MICROS;
    return lastArrival.updateAndGet(last -> Math.max(now, last + 1));
  }
}
