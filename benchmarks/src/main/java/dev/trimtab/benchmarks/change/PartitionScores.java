package dev.trimtab.benchmarks.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How well changes agree with those that several people have marked, as the Turing change point
 * benchmark has it (van den Burg, Williams, arXiv 2003.06222, section 4).
 *
 * @param size of the series, in samples
 * @param annotations of each person: the first samples after a change; at least one person
 */
record PartitionScores(int size, Collection<List<Integer>> annotations) {
  /** How many samples a change may be off. */
  private static final int MARGIN = 5;

  /**
   * The harmonic mean of two shares: of the changes, those that somebody marked; of the marks of
   * each person, those that are found, averaged. That the series begins counts as a change.
   */
  double f1(List<Integer> changes) {
    NavigableSet<Integer> found = withBeginning(changes);
    NavigableSet<Integer> anybodys = new TreeSet<>();
    double recall = 0;
    for (List<Integer> each : annotations) {
      NavigableSet<Integer> marks = withBeginning(each);
      anybodys.addAll(marks);
      recall += hits(marks, found) / (double) marks.size() / annotations.size();
    }
    double precision = hits(anybodys, found) / (double) found.size();
    return 2 * precision * recall / (precision + recall);
  }

  private static NavigableSet<Integer> withBeginning(List<Integer> changes) {
    NavigableSet<Integer> all = new TreeSet<>(changes);
    all.add(0);
    return all;
  }

  /** How many marks have a change nearby that no mark before has taken. */
  private static int hits(NavigableSet<Integer> marks, NavigableSet<Integer> changes) {
    NavigableSet<Integer> left = new TreeSet<>(changes);
    int hits = 0;
    for (int mark : marks) {
      Integer below = left.floor(mark);
      Integer above = left.ceiling(mark);
      boolean takesBelow = below != null && (above == null || mark - below <= above - mark);
      Integer nearest = takesBelow ? below : above;
      if (nearest != null && Math.abs(nearest - mark) <= MARGIN) {
        left.remove(nearest);
        hits++;
      }
    }
    return hits;
  }

  /**
   * How much the stretches that each person sees overlap the most similar ones found, in parts of
   * their union, weighted by length and averaged over people.
   */
  double cover(List<Integer> changes) {
    List<Stretch> found = stretches(changes);
    double cover = 0;
    for (List<Integer> each : annotations) {
      for (Stretch seen : stretches(each)) {
        double best = found.stream().mapToDouble(seen::overlap).max().orElse(0);
        cover += seen.length() * best / size / annotations.size();
      }
    }
    return cover;
  }

  private record Stretch(int from, int to) {
    int length() {
      return to - from;
    }

    double overlap(Stretch other) {
      double common = Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
      return common / (length() + other.length() - common);
    }
  }

  private List<Stretch> stretches(List<Integer> changes) {
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    for (int to : new TreeSet<>(changes).tailSet(0, false)) {
      stretches.add(new Stretch(from, to));
      from = to;
    }
    stretches.add(new Stretch(from, size));
    return stretches;
  }
}
