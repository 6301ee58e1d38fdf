package dev.trimtab.benchmarks.change;

/**
 * Page and Hinkley's test for a rising mean, with the parameters that libraries ship: what Trimtab
 * is compared with, and nothing else.
 */
final class PageHinkley implements Rival {
  private static final double DELTA = 0.005;
  private static final double THRESHOLD = 50;
  private static final double FORGET = 0.9999;
  private static final int LEAST = 30;

  private int count;
  private double mean;
  private double sum;

  @Override
  public boolean alarms(double badness) {
    count++;
    mean += (badness - mean) / count;
    sum = Math.max(0, FORGET * sum + badness - mean - DELTA);
    if (count < LEAST || sum <= THRESHOLD) {
      return false;
    }
    count = 0;
    mean = 0;
    sum = 0;
    return true;
  }
}
