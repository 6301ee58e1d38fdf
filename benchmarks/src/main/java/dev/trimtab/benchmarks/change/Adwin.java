package dev.trimtab.benchmarks.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Adaptive windowing (Bifet, Gavalda, doi:10.1137/1.9781611972771.42) over an exponential
 * histogram, looked at after every sample: what Trimtab is compared with, and nothing else.
 */
final class Adwin implements Rival {
  private static final double DELTA = 0.002;
  private static final int BUCKETS = 5;
  private static final int LEAST = 5;

  private record Bucket(double count, double sum, double spread) {
    Bucket with(Bucket other) {
      double all = count + other.count;
      double apart = sum / count - other.sum / other.count;
      double between = count * other.count / all * apart * apart;
      return new Bucket(all, sum + other.sum, spread + other.spread + between);
    }
  }

  /** Level i holds buckets of 2^i samples, the newest first. */
  private final List<Deque<Bucket>> levels = new ArrayList<>();

  private Bucket total = new Bucket(0, 0, 0);

  @Override
  public boolean alarms(double badness) {
    Bucket sample = new Bucket(1, badness, 0);
    total = total.count == 0 ? sample : total.with(sample);
    add(0, sample);
    boolean rose = false;
    Cut cut = cut();
    while (cut != Cut.NONE) {
      rose |= cut == Cut.RISE;
      dropOldest();
      cut = cut();
    }
    return rose;
  }

  private enum Cut {
    NONE,
    RISE,
    FALL
  }

  private void add(int level, Bucket bucket) {
    if (level == levels.size()) {
      levels.add(new ArrayDeque<>());
    }
    Deque<Bucket> at = levels.get(level);
    at.addFirst(bucket);
    if (at.size() > BUCKETS) {
      add(level + 1, at.removeLast().with(at.removeLast()));
    }
  }

  private void dropOldest() {
    Deque<Bucket> last = levels.getLast();
    Bucket oldest = last.removeLast();
    if (last.isEmpty()) {
      levels.removeLast();
    }
    double rest = total.count - oldest.count;
    double apart = oldest.sum / oldest.count - (total.sum - oldest.sum) / rest;
    double between = oldest.count * rest / total.count * apart * apart;
    total = new Bucket(rest, total.sum - oldest.sum, total.spread - oldest.spread - between);
  }

  private Cut cut() {
    double count = 0;
    double sum = 0;
    double log = Math.log(2 * Math.log(Math.max(total.count, 2)) / DELTA);
    double variance = Math.max(total.spread, 0) / total.count;
    for (int level = levels.size() - 1; level >= 0; level--) {
      var oldestFirst = levels.get(level).descendingIterator();
      while (oldestFirst.hasNext()) {
        Bucket bucket = oldestFirst.next();
        count += bucket.count;
        sum += bucket.sum;
        double rest = total.count - count;
        if (count < LEAST || rest < LEAST) {
          continue;
        }
        double harmonic = 1 / (count - LEAST + 1) + 1 / (rest - LEAST + 1);
        double bound = Math.sqrt(2 * harmonic * variance * log) + 2.0 / 3 * harmonic * log;
        double apart = (total.sum - sum) / rest - sum / count;
        if (Math.abs(apart) > bound) {
          return apart > 0 ? Cut.RISE : Cut.FALL;
        }
      }
    }
    return Cut.NONE;
  }
}
