package dev.trimtab.change;

import java.nio.ByteBuffer;

/**
 * Badness as the distance from the best value, in parts of the distance to the worst.
 *
 * @param best what is not bad at all
 * @param worst what is as bad as can be
 * @param isChance whether nothing lies between the two, as with successes
 */
record LinearGauge(double best, double worst, boolean isChance) implements Gauge {
  @Override
  public int tracks() {
    return 1;
  }

  @Override
  public Seasonality seasonality() {
    return isChance ? Seasonality.ODDS : Seasonality.AMOUNT;
  }

  @Override
  public void see(double value) {}

  @Override
  public double learned(int track, double value) {
    return Math.clamp((best - value) / (best - worst), 0, 1);
  }

  @Override
  public double watched(int track, double value) {
    return learned(track, value);
  }

  @Override
  public boolean turn() {
    return false;
  }

  @Override
  public void adopt() {}

  @Override
  public void adoptLagged() {}

  @Override
  public void clear() {}

  @Override
  public int bytes() {
    return 0;
  }

  @Override
  public void writeTo(ByteBuffer buffer) {}

  @Override
  public void readFrom(ByteBuffer buffer) {}
}
