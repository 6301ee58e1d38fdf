package dev.trimtab.change;

import java.nio.ByteBuffer;

/**
 * What is usual at an hour of the day, on working days and on weekends (UTC), learned beside the
 * detector and believed only once it has foretold samples that it had not seen better than one mean
 * for all hours did. Refreshed when 1, 2, 4, 7, 14, 28, ... days have passed. See docs/MATH.md,
 * "The hour".
 */
final class HourProfile {
  private static final int HOURS = 24;
  private static final int CELLS = 2 * HOURS;
  static final int BYTES = CELLS * (Short.BYTES + Float.BYTES + 1) + 5 * Float.BYTES + 1 + 8 + 4;

  private static final long DAY = 86_400_000_000L;

  /** So soon after the first sample the hour has hardly changed. */
  private static final long SOON = DAY / 12;

  /** An hour says as much as this many samples of what it is pooled with, before it is heard. */
  private static final double POOL = 20;

  private static final double CELL_POOL = 50;

  /** How much better, in nats of a normal likelihood, it must have foretold. */
  private static final double ENOUGH = 2;

  private static final double EQUAL = 1e-4;

  private static final int FEWEST = 100;
  private static final int MOST = 8192;

  private final short[] counts = new short[CELLS];
  private final float[] sums = new float[CELLS];
  private final byte[] usual = new byte[CELLS];
  private float unit;
  private float mean;
  private boolean believed;
  private long since = Long.MIN_VALUE;
  private int days = 1;
  private float held;
  private float gain;
  private float variance;

  static int cell(long micros) {
    long hours = Math.floorDiv(micros, DAY / HOURS);
    // 1970 began on a Thursday.
    long day = Math.floorMod(Math.floorDiv(hours, HOURS) + 3, 7L);
    return (int) Math.floorMod(hours, (long) HOURS) + (day >= 5 ? HOURS : 0);
  }

  boolean believed() {
    return believed;
  }

  /** Whether what changes now may be the hour, not known yet. */
  boolean isUnknown(long micros) {
    boolean young = since == Long.MIN_VALUE || micros - since < SOON;
    return !young && days < (believed ? 28 : 56);
  }

  /** By how much {@code cell} usually differs from the mean of all; 0 until that is believed. */
  double difference(int cell) {
    return believed ? unit * usual[cell] : 0;
  }

  /** What is usual in {@code cell} over all. */
  double mean() {
    return mean;
  }

  /** Takes a sample in, first to be foretold, then to be learned from. */
  void take(int cell, double value, long micros) {
    if (since == Long.MIN_VALUE) {
      since = micros;
    }
    double flat = value - mean;
    double hourly = flat - unit * usual[cell];
    held++;
    gain += (float) (flat * flat - hourly * hourly);
    variance += (float) (hourly * hourly);
    learn(cell, value);
    if (micros - since >= days * DAY) {
      refresh();
      while (micros - since >= days * DAY) {
        days = days == 4 ? 7 : 2 * days;
      }
    }
  }

  private void learn(int cell, double value) {
    counts[cell]++;
    sums[cell] += (float) value;
    if (counts[cell] >= MOST) {
      counts[cell] = MOST / 2;
      sums[cell] /= 2;
    }
  }

  private void refresh() {
    if (held < FEWEST) {
      return;
    }
    // Values that hardly differ differ by how they are rounded.
    double least = EQUAL * mean * EQUAL * mean;
    believed = variance / held > least && gain / (2 * variance / held) > ENOUGH;
    double count = 0;
    double sum = 0;
    for (int i = 0; i < CELLS; i++) {
      count += counts[i];
      sum += sums[i];
    }
    mean = (float) (sum / count);
    double[] differences = new double[CELLS];
    double largest = 0;
    for (int i = 0; i < CELLS; i++) {
      differences[i] = pooled(i) - mean;
      largest = Math.max(largest, Math.abs(differences[i]));
    }
    unit = (float) (largest / Byte.MAX_VALUE);
    for (int i = 0; i < CELLS && unit > 0; i++) {
      usual[i] = (byte) Math.round(differences[i] / unit);
    }
    held = 0;
    gain = 0;
    variance = 0;
  }

  /** The mean of a cell, drawn to what its hour and its kind of day say without each other. */
  private double pooled(int cell) {
    int hour = cell % HOURS;
    double count = counts[hour] + counts[hour + HOURS];
    double byHour = (sums[hour] + sums[hour + HOURS] - count * mean) / (count + POOL);
    double ofDays = 0;
    double sumOfDays = 0;
    for (int i = cell - hour; i < cell - hour + HOURS; i++) {
      ofDays += counts[i];
      sumOfDays += sums[i];
    }
    double byDay = (sumOfDays - ofDays * mean) / (ofDays + POOL);
    double both = mean + byHour + byDay;
    return (sums[cell] + CELL_POOL * both) / (counts[cell] + CELL_POOL);
  }

  void writeTo(ByteBuffer buffer) {
    for (int i = 0; i < CELLS; i++) {
      buffer.putShort(counts[i]).putFloat(sums[i]).put(usual[i]);
    }
    buffer.putFloat(unit).putFloat(mean).put((byte) (believed ? 1 : 0)).putLong(since);
    buffer.putInt(days).putFloat(held).putFloat(gain).putFloat(variance);
  }

  void readFrom(ByteBuffer buffer) {
    for (int i = 0; i < CELLS; i++) {
      counts[i] = buffer.getShort();
      sums[i] = buffer.getFloat();
      usual[i] = buffer.get();
    }
    unit = buffer.getFloat();
    mean = buffer.getFloat();
    believed = buffer.get() != 0;
    since = buffer.getLong();
    days = buffer.getInt();
    held = buffer.getFloat();
    gain = buffer.getFloat();
    variance = buffer.getFloat();
  }
}
