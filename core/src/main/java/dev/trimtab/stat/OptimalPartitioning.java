package dev.trimtab.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cheapest way to cut a series into stretches, where each cut costs a penalty: exact, by
 * dynamic programming over where the last stretch begins, leaving out beginnings that cannot be
 * best any more (PELT; Killick, Fearnhead, Eckley, arXiv 1101.1438). See docs/MATH.md, "History".
 */
final class OptimalPartitioning {
  private final SegmentCost cost;
  private final int shortest;
  private final double[] cheapest;
  private final int[] begin;
  private final int[] uselessFrom;

  /**
   * @param size of the series
   * @param shortest samples that a stretch has at least
   */
  OptimalPartitioning(SegmentCost cost, int size, int shortest) {
    this.cost = cost;
    this.shortest = shortest;
    cheapest = new double[size + 1];
    begin = new int[size + 1];
    uselessFrom = new int[size + 1];
  }

  /** The first samples of all stretches but the first, ascending. */
  List<Integer> cuts(double penalty) {
    Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
    Arrays.fill(uselessFrom, Integer.MAX_VALUE);
    cheapest[0] = -penalty;
    int[] candidates = new int[cheapest.length];
    int count = 0;
    for (int end = shortest; end < cheapest.length; end++) {
      if (cheapest[end - shortest] < Double.POSITIVE_INFINITY) {
        candidates[count] = end - shortest;
        count++;
      }
      count = extend(candidates, count, end, penalty);
    }
    return backwards();
  }

  /** Finds the best last stretch that stops at {@code end}; answers how many candidates remain. */
  private int extend(int[] candidates, int count, int end, double penalty) {
    double[] reached = new double[count];
    for (int i = 0; i < count; i++) {
      reached[i] = cheapest[candidates[i]] + cost.of(candidates[i], end);
      if (reached[i] + penalty < cheapest[end]) {
        cheapest[end] = reached[i] + penalty;
        begin[end] = candidates[i];
      }
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int candidate = candidates[i];
      // Beginning at `end` instead is no worse, but only once a stretch from there is long enough.
      if (reached[i] >= cheapest[end]) {
        uselessFrom[candidate] = Math.min(uselessFrom[candidate], end + shortest);
      }
      if (end + 1 < uselessFrom[candidate]) {
        candidates[kept] = candidate;
        kept++;
      }
    }
    return kept;
  }

  private List<Integer> backwards() {
    List<Integer> cuts = new ArrayList<>();
    for (int at = begin[begin.length - 1]; at > 0; at = begin[at]) {
      cuts.add(at);
    }
    Collections.reverse(cuts);
    return cuts;
  }
}
