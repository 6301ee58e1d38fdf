package dev.trimtab.change;

import java.nio.ByteBuffer;
import java.time.Duration;

/** For how many samples, and how long, a condition has been holding without a break. */
final class Hold {
  static final int BYTES = Integer.BYTES + Long.BYTES;

  private int samples = -1;
  private long since;

  /** Whether the condition holds and has held for at least this long after it first did. */
  boolean lasts(boolean holds, long micros, int leastSamples, Duration leastTime) {
    if (!holds) {
      samples = -1;
      return false;
    }
    if (samples < 0) {
      since = micros;
    }
    samples = Math.min(samples + 1, Integer.MAX_VALUE - 1);
    return samples >= leastSamples && micros - since >= leastTime.toNanos() / 1000;
  }

  boolean holds() {
    return samples >= 0;
  }

  void clear() {
    samples = -1;
  }

  void writeTo(ByteBuffer buffer) {
    buffer.putInt(samples).putLong(since);
  }

  void readFrom(ByteBuffer buffer) {
    samples = buffer.getInt();
    since = buffer.getLong();
  }
}
