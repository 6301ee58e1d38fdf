package dev.trimtab.stat;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where an excess comes from: an expectation-based scan (Neill,
 * doi:10.1016/j.ijforecast.2008.12.002) over the parts of the events that values of their
 * dimensions bound. See docs/MATH.md, "Attribution".
 */
public final class SliceScan {
  /** The most suspects that are answered. */
  public static final int MOST = 5;

  /** The most dimensions that may bound a slice. */
  public static final int DEEPEST = 3;

  /** Values of one dimension that are looked at, the heaviest; the others bound no slice. */
  static final int VALUES = 64;

  /** How many samples the global rate counts for in each row. */
  private static final double PRIOR = 5;

  /** In nats: what scores less is chance. */
  private static final double LEAST_SCORE = 2;

  /** Of the first suspect's score: what another needs, the first being explained, to be second. */
  private static final double SECOND_SHARE = 0.05;

  /** Of the whole excess: what another cause must bring beside the first, or it is a detail. */
  private static final double SECOND_EXCESS = 0.1;

  private static final int SIMPLER = 2;

  private final List<String> dimensions;
  private final Set<String> crossed;
  private final int depth;

  /**
   * Of slices that any of the dimensions bound together.
   *
   * @param depth how many dimensions bound a slice at most, 1 to {@link #DEEPEST}; the time grows
   *     with it as the number of their combinations
   */
  public SliceScan(List<String> dimensions, int depth) {
    this(dimensions, Set.copyOf(dimensions), depth);
  }

  /**
   * Of slices that only some of the dimensions bound together.
   *
   * @param crossed those; the others bound slices by themselves
   */
  public SliceScan(List<String> dimensions, Set<String> crossed, int depth) {
    if (depth < 1 || depth > DEEPEST) {
      throw new IllegalArgumentException("a depth of " + depth);
    }
    this.dimensions = List.copyOf(dimensions);
    this.crossed = Set.copyOf(crossed);
    this.depth = depth;
  }

  /**
   * Of events that are bad or not.
   *
   * @return the most suspicious part first: {@link #MOST} at most, none where nothing is
   */
  public List<Suspect> scan(List<SliceRow> rows) {
    return scan(rows, 1);
  }

  /**
   * Of what is measured, such as latencies or distances from the best score; {@code bad} are sums.
   * They are counted in units of the usual mean, which is their chance variation where deviation
   * and mean are about equal.
   */
  public List<Suspect> scanMeans(List<SliceRow> rows) {
    return scan(rows, unit(rows));
  }

  /** The mean of the past, above 0; 1 where nothing is known of it. */
  private static double unit(List<SliceRow> rows) {
    double bad = rows.stream().mapToDouble(SliceRow::pastBad).sum();
    return bad > 0 ? rate(rows) : 1;
  }

  /** Of the past. Where nothing was ever bad it is half of one that might have been. */
  private static double rate(List<SliceRow> rows) {
    double bad = rows.stream().mapToDouble(SliceRow::pastBad).sum();
    double count = rows.stream().mapToDouble(SliceRow::pastCount).sum();
    if (count == 0) {
      return 1;
    }
    return bad > 0 ? bad / count : 0.5 / (count + 1);
  }

  private List<Suspect> scan(List<SliceRow> rows, double unit) {
    List<SliceRow> merged = merged(rows);
    double rate = rate(rows);
    Slices slices = new Slices(dimensions, crossed, depth);
    double[] observed = new double[merged.size()];
    double[] expected = new double[merged.size()];
    for (int i = 0; i < observed.length; i++) {
      SliceRow row = merged.get(i);
      double usual = (row.pastBad() + PRIOR * rate) / (row.pastCount() + PRIOR);
      observed[i] = row.bad() / unit;
      expected[i] = row.count() * usual / unit;
      slices.add(i, row.values());
    }
    return ranked(new DispersedCounts(observed, expected), slices.all(), unit);
  }

  /** With rare values left empty, and rows that then have the same values added up. */
  private List<SliceRow> merged(List<SliceRow> rows) {
    List<FrequentItems> kept = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      FrequentItems items = new FrequentItems(VALUES);
      int dimension = i;
      rows.forEach(row -> items.add(row.values().get(dimension), row.bad()));
      kept.add(items);
    }
    Map<List<String>, SliceRow> merged = new LinkedHashMap<>();
    for (SliceRow row : rows) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < dimensions.size(); i++) {
        String value = row.values().get(i);
        values.add(kept.get(i).items().contains(value) ? value : "");
      }
      merged.merge(values, named(values, row), SliceScan::sum);
    }
    return List.copyOf(merged.values());
  }

  private static SliceRow named(List<String> values, SliceRow row) {
    return new SliceRow(values, row.bad(), row.count(), row.pastBad(), row.pastCount());
  }

  private static SliceRow sum(SliceRow one, SliceRow other) {
    return new SliceRow(
        one.values(),
        one.bad() + other.bad(),
        one.count() + other.count(),
        one.pastBad() + other.pastBad(),
        one.pastCount() + other.pastCount());
  }

  private record Scored(Slices.Slice slice, double score) {}

  /** By score; of slices of the same rows only the one with the fewest bounds. */
  private static List<Scored> scored(DispersedCounts counts, List<Slices.Slice> slices) {
    Set<IntBuffer> seen = new HashSet<>();
    return slices.stream()
        .map(each -> new Scored(each, counts.score(each.places())))
        .filter(each -> each.score() >= LEAST_SCORE)
        .sorted(
            Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparingInt(each -> each.slice().bounds().size())
                .thenComparing(each -> each.slice().bounds().toString()))
        .filter(each -> seen.add(IntBuffer.wrap(each.slice().places())))
        .toList();
  }

  /**
   * The best one; what explains most of the rest, where that is much; the best of those that
   * contain the first one; then by score.
   */
  private static List<Suspect> ranked(
      DispersedCounts counts, List<Slices.Slice> slices, double unit) {
    List<Scored> scored = scored(counts, slices);
    if (scored.isEmpty()) {
      return List.of();
    }
    Scored first = scored.getFirst();
    Set<Scored> ranked = new LinkedHashSet<>();
    ranked.add(first);
    second(counts, scored, first).ifPresent(ranked::add);
    scored.stream().filter(each -> contains(each, first)).limit(SIMPLER).forEach(ranked::add);
    ranked.addAll(scored);
    return ranked.stream().limit(MOST).map(each -> suspect(counts, each, unit)).toList();
  }

  private static Suspect suspect(DispersedCounts counts, Scored scored, double unit) {
    int[] places = scored.slice().places();
    double observed = counts.observed(places);
    double expected = counts.expected(places);
    double share = counts.excess() > 0 ? (observed - expected) / counts.excess() : 1;
    return new Suspect(
        scored.slice().bounds(),
        observed * unit,
        expected * unit,
        scored.score(),
        Math.clamp(share, Double.MIN_NORMAL, 1));
  }

  private static boolean contains(Scored wider, Scored narrower) {
    return !wider.equals(narrower)
        && narrower.slice().bounds().entrySet().containsAll(wider.slice().bounds().entrySet());
  }

  private static Optional<Scored> second(
      DispersedCounts counts, List<Scored> scored, Scored first) {
    DispersedCounts rest = counts.explained(first.slice().places());
    Optional<Scored> best = Optional.empty();
    double highest = SECOND_SHARE * first.score();
    double least = SECOND_EXCESS * counts.excess();
    for (Scored each : scored) {
      int[] places = each.slice().places();
      boolean brings = rest.observed(places) - rest.expected(places) >= least;
      double score = brings && !each.equals(first) ? rest.score(places) : 0;
      if (score > highest) {
        highest = score;
        best = Optional.of(each);
      }
    }
    return best;
  }
}
