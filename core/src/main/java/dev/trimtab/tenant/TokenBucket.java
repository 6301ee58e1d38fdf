package dev.trimtab.tenant;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds a {@link Quota}: full at first, it fills at an even rate. In any stretch of time no more is
 * taken than one full bucket and what flowed in meanwhile; who waits as long as told gets what was
 * asked for, unless others took it.
 *
 * <p>It keeps one number, the time at which it will be full again (the virtual scheduling of the
 * generic cell rate algorithm, ITU-T I.371), so that taking allocates nothing and never waits.
 * Times are nanoseconds of a clock that is never set, and may begin anywhere. Thread-safe.
 */
public final class TokenBucket {
  /**
   * What {@link #take} answers where no waiting helps: more than the whole bucket was asked for.
   */
  public static final long NEVER = Long.MAX_VALUE;

  /** Parts of a nanosecond, so that a high rate is kept exactly enough; they last for 18 years. */
  private static final int TICKS_PER_NANO = 16;

  private final long limit;
  private final long origin;
  private final long ticksPerToken;
  private final long capacity;
  private final AtomicLong fullAt = new AtomicLong();

  public TokenBucket(Quota quota, long nanoTime) {
    this.limit = quota.limit();
    this.origin = nanoTime;
    this.ticksPerToken =
        Math.ceilDiv(quota.window().length().toNanos() * TICKS_PER_NANO, quota.limit());
    this.capacity = ticksPerToken * limit;
  }

  /**
   * Takes all of {@code tokens} or none.
   *
   * @return 0 where they were taken; else how many nanoseconds to wait, or {@link #NEVER}
   */
  public long take(long tokens, long nanoTime) {
    long now = ticks(nanoTime);
    while (true) {
      long before = fullAt.get();
      long wait = waitFor(tokens, before, now);
      if (wait > 0 || fullAt.compareAndSet(before, after(tokens, before, now))) {
        return wait;
      }
    }
  }

  /** What {@link #take} would answer now; takes nothing. */
  public long waitFor(long tokens, long nanoTime) {
    return waitFor(tokens, fullAt.get(), ticks(nanoTime));
  }

  private long waitFor(long tokens, long before, long now) {
    if (tokens > limit) {
      return NEVER;
    }
    long over = after(tokens, before, now) - now - capacity;
    return over > 0 ? Math.ceilDiv(over, TICKS_PER_NANO) : 0;
  }

  /** When it will be full again, after that many were taken. */
  private long after(long tokens, long before, long now) {
    return Math.max(before, now) + tokens * ticksPerToken;
  }

  /** Takes what was used already, even where the bucket then owes it. */
  public void takeAnyway(long tokens, long nanoTime) {
    long now = ticks(nanoTime);
    // Nobody waits for longer than it takes to fill two buckets.
    long cost = Math.min(tokens, 2 * limit) * ticksPerToken;
    fullAt.updateAndGet(before -> Math.min(Math.max(before, now) + cost, now + 2 * capacity));
  }

  /** Puts back what was taken a moment ago and not used. */
  public void giveBack(long tokens) {
    fullAt.addAndGet(-tokens * ticksPerToken);
  }

  /** How many can be taken now. */
  public long remaining(long nanoTime) {
    long now = ticks(nanoTime);
    return Math.max(0, (capacity - Math.max(0, fullAt.get() - now)) / ticksPerToken);
  }

  /** How long until it is full, in nanoseconds, where nobody takes anything. */
  public long nanosUntilFull(long nanoTime) {
    return Math.ceilDiv(Math.max(0, fullAt.get() - ticks(nanoTime)), TICKS_PER_NANO);
  }

  private long ticks(long nanoTime) {
    return (nanoTime - origin) * TICKS_PER_NANO;
  }
}
