package dev.trimtab.change;

import java.nio.ByteBuffer;

/**
 * Since when the evidence of a direction has been growing: where the product of its factors was
 * last at its lowest (Page's reset, doi:10.1093/biomet/41.1-2.100), with what was measured since. A
 * first estimate of the start; dating proper looks at the history.
 */
final class RunningStart {
  static final int BYTES = 5 * Double.BYTES + 2 * Long.BYTES;
  private static final double MOST = 1e100;

  private double growth = 1;
  double count;
  double sum;
  long position;
  long occurredAt;

  /** What the first and, where there is one, the second track saw since. */
  final double[] trackSums = new double[2];

  /** Takes in a sample that multiplied the evidence; answers whether it starts anew before it. */
  boolean take(double factor, double value, long at, long when) {
    boolean anew = growth <= 1;
    if (anew) {
      growth = 1;
      count = 0;
      sum = 0;
      position = at;
      occurredAt = when;
      trackSums[0] = 0;
      trackSums[1] = 0;
    }
    growth = Math.min(growth * factor, MOST);
    count++;
    sum += value;
    return anew;
  }

  void clear() {
    growth = 1;
    count = 0;
    sum = 0;
  }

  void writeTo(ByteBuffer buffer) {
    buffer.putDouble(growth).putDouble(count).putDouble(sum);
    buffer.putDouble(trackSums[0]).putDouble(trackSums[1]);
    buffer.putLong(position).putLong(occurredAt);
  }

  void readFrom(ByteBuffer buffer) {
    growth = buffer.getDouble();
    count = buffer.getDouble();
    sum = buffer.getDouble();
    trackSums[0] = buffer.getDouble();
    trackSums[1] = buffer.getDouble();
    position = buffer.getLong();
    occurredAt = buffer.getLong();
  }
}
