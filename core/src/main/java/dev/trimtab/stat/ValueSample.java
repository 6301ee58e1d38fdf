package dev.trimtab.stat;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A few dozen evenly spaced of a stream's values, for its quantiles. When it is full, every other
 * one is dropped and from then on half as many are taken: the same stream gives the same sample.
 * Values are kept as measured (in single precision), so that atoms such as many zeros stay atoms.
 *
 * <p>Mutable, of one owner.
 */
public final class ValueSample {
  /** The most that are kept. */
  public static final int CAPACITY = 64;

  private final float[] kept = new float[CAPACITY];
  private int size;
  private int step = 1;
  private int skipped;

  /** Takes a value in. No allocation. */
  public void take(double value) {
    skipped++;
    if (skipped < step) {
      return;
    }
    skipped = 0;
    if (size == CAPACITY) {
      size = CAPACITY / 2;
      for (int i = 0; i < size; i++) {
        kept[i] = kept[2 * i];
      }
      step *= 2;
    }
    kept[size] = (float) value;
    size++;
  }

  /**
   * The smallest kept value that at least {@code share} of them do not exceed.
   *
   * @param share above 0, at most 1; something must have been taken
   */
  public float quantile(double share) {
    float[] sorted = Arrays.copyOf(kept, size);
    Arrays.sort(sorted);
    return sorted[Math.max((int) Math.ceil(share * size) - 1, 0)];
  }

  /** How many bytes the encoding has now. */
  public int bytes() {
    return Byte.BYTES + 2 * Integer.BYTES + size * Float.BYTES;
  }

  public void clear() {
    size = 0;
    step = 1;
    skipped = 0;
  }

  public void writeTo(ByteBuffer buffer) {
    buffer.put((byte) size).putInt(step).putInt(skipped);
    for (int i = 0; i < size; i++) {
      buffer.putFloat(kept[i]);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public void readFrom(ByteBuffer buffer) {
    size = buffer.get();
    step = buffer.getInt();
    skipped = buffer.getInt();
    for (int i = 0; i < size; i++) {
      kept[i] = buffer.getFloat();
    }
  }
}
