package dev.trimtab.loop;

import dev.trimtab.loop.Trigger.Statistic;
import java.util.Arrays;

/** Values that come and go, in order of size: a step costs a search and a move of memory. */
final class RecentValues {
  private static final int FIRST_ROOM = 64;

  private double[] sorted = new double[FIRST_ROOM];
  private int count;

  /** Their sum, and what was lost in adding it up (Neumaier): values leave it as they came. */
  private double sum;

  private double lost;

  int count() {
    return count;
  }

  void add(double value) {
    if (count == sorted.length) {
      sorted = Arrays.copyOf(sorted, count * 2);
    }
    int found = Arrays.binarySearch(sorted, 0, count, value);
    int place = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, place, sorted, place + 1, count - place);
    sorted[place] = value;
    count++;
    sum(value);
  }

  /** Takes one away that is there. */
  void remove(double value) {
    int place = Arrays.binarySearch(sorted, 0, count, value);
    System.arraycopy(sorted, place + 1, sorted, place, count - place - 1);
    count--;
    sum(-value);
    if (count == 0) {
      sum = 0;
      lost = 0;
    }
  }

  private void sum(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }

  /** Not for no values, but for their count. Percentiles are the nearest rank's. */
  double statistic(Statistic statistic) {
    return switch (statistic) {
      case COUNT -> count;
      case MEAN -> (sum + lost) / count;
      case MIN -> sorted[0];
      case MAX -> sorted[count - 1];
      case P50 -> rank(50);
      case P90 -> rank(90);
      case P99 -> rank(99);
    };
  }

  private double rank(int percent) {
    return sorted[(int) ((count * (long) percent + 99) / 100) - 1];
  }
}
