package dev.trimtab.benchmarks.data;

import java.util.List;

/**
 * A series with the times around something unusual.
 *
 * @param micros when each sample was measured, microseconds since 1970
 */
public record WindowedSeries(String name, long[] micros, double[] values, List<Window> windows) {

  /**
   * Two samples and all between them.
   *
   * @param first 0-based
   * @param last 0-based, at least {@code first}
   */
  public record Window(int first, int last) {
    public boolean contains(int sample) {
      return first <= sample && sample <= last;
    }
  }
}
