package dev.trimtab.change;

import dev.trimtab.stat.ValueSample;
import java.nio.ByteBuffer;

/**
 * Badness as lying above (or, where more is better, below) a typical value and a rare one, which
 * are learned before it is counted how often that happens. Strictly above: many equal values, such
 * as costs of zero, lie above nothing. No mean of a heavy tail is ever trusted.
 */
final class ExceedanceGauge implements Gauge {
  private static final double[] SHARES = {0.5, 0.9};

  private final double sign;
  private final Seasonality seasonality;
  private final ValueSample seen = new ValueSample();
  private final float[] learning = new float[SHARES.length];
  private final float[] lagged = new float[SHARES.length];
  private final float[] watching = new float[SHARES.length];

  ExceedanceGauge(boolean lessIsBetter, Seasonality seasonality) {
    sign = lessIsBetter ? 1 : -1;
    this.seasonality = seasonality;
  }

  @Override
  public int tracks() {
    return SHARES.length;
  }

  @Override
  public boolean isChance() {
    return true;
  }

  @Override
  public Seasonality seasonality() {
    return seasonality;
  }

  @Override
  public void see(double value) {
    seen.take(sign * value);
  }

  @Override
  public double learned(int track, double value) {
    return (float) (sign * value) > learning[track] ? 1 : 0;
  }

  @Override
  public double watched(int track, double value) {
    return (float) (sign * value) > watching[track] ? 1 : 0;
  }

  @Override
  public boolean turn() {
    copy(learning, lagged);
    for (int i = 0; i < SHARES.length; i++) {
      learning[i] = seen.quantile(SHARES[i]);
    }
    return true;
  }

  @Override
  public void adopt() {
    copy(learning, watching);
  }

  @Override
  public void adoptLagged() {
    copy(lagged, watching);
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }

  /** The typical value that is watched, as it was measured. */
  double typical() {
    return sign * watching[0];
  }

  /** The rare value that is watched, as it was measured. */
  double rare() {
    return sign * watching[1];
  }

  @Override
  public void clear() {
    seen.clear();
  }

  @Override
  public int bytes() {
    return seen.bytes() + 3 * SHARES.length * Float.BYTES;
  }

  @Override
  public void writeTo(ByteBuffer buffer) {
    seen.writeTo(buffer);
    for (int i = 0; i < SHARES.length; i++) {
      buffer.putFloat(learning[i]).putFloat(lagged[i]).putFloat(watching[i]);
    }
  }

  @Override
  public void readFrom(ByteBuffer buffer) {
    seen.readFrom(buffer);
    for (int i = 0; i < SHARES.length; i++) {
      learning[i] = buffer.getFloat();
      lagged[i] = buffer.getFloat();
      watching[i] = buffer.getFloat();
    }
  }
}
