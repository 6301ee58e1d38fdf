package dev.trimtab.stat;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Evidence that a change has happened at some unknown sample: {@code M <- (M + 1) * factor} for
 * each bet, averaged. While nothing has changed, the average number of samples until the evidence
 * reaches {@code 1 / alpha} is at least {@code 1 / alpha} (Shin, Ramdas, Rinaldo, arXiv
 * 2203.03532). See docs/MATH.md, "Detection".
 *
 * <p>Mutable, of one owner. Holds single precision, rounded after each sample in memory as on disk,
 * so that it makes no difference how often it was written out and read back.
 */
public final class ShiryaevRoberts {
  /** Bytes of the encoding. */
  public static final int BYTES = Bets.COUNT * Float.BYTES;

  /** Far beyond every threshold, and far from what single precision cannot hold. */
  private static final double MOST = 1e30;

  private final float[] evidence = new float[Bets.COUNT];
  private double average;

  /** Takes a value in; answers the evidence so far. No allocation. */
  public double take(Bets bets, double y) {
    double sum = 0;
    for (int k = 0; k < evidence.length; k++) {
      double grown = (evidence[k] + 1.0) * bets.factor(k, y);
      float next = (float) (grown > MOST ? MOST : grown);
      evidence[k] = next;
      sum += next;
    }
    average = sum / evidence.length;
    return average;
  }

  public double evidence() {
    return average;
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(evidence, 0);
    average = 0;
  }

  /** Writes {@link #BYTES} bytes. */
  public void writeTo(ByteBuffer buffer) {
    for (float each : evidence) {
      buffer.putFloat(each);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public void readFrom(ByteBuffer buffer) {
    double sum = 0;
    for (int k = 0; k < evidence.length; k++) {
      evidence[k] = buffer.getFloat();
      sum += evidence[k];
    }
    average = sum / evidence.length;
  }
}
