package dev.trimtab.benchmarks.change;

import dev.trimtab.benchmarks.data.AttributionCase;
import dev.trimtab.stat.SliceScan;
import dev.trimtab.stat.Suspect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often the scan over slices names the true cause, exactly: first, and among its first five. Of
 * a case of several causes, all of them have to be first, or among the five.
 */
final class Causes {
  private static final int ALL = 0;

  private final List<AttributionCase> cases;

  Causes(List<AttributionCase> cases) {
    this.cases = cases;
  }

  private static final class Count {
    int cases;
    int first;
    int amongFive;
  }

  List<ChangeFigure> measure() {
    SortedMap<Integer, Count> counts = new TreeMap<>();
    for (AttributionCase each : cases) {
      List<SortedMap<String, String>> suspects =
          new SliceScan(each.dimensions(), SliceScan.DEEPEST)
              .scan(each.rows()).stream().map(Suspect::slice).toList();
      int dimensions = each.causes().stream().mapToInt(Map::size).max().orElseThrow();
      for (int group : new int[] {ALL, each.causes().size() > 1 ? Integer.MAX_VALUE : dimensions}) {
        Count count = counts.computeIfAbsent(group, key -> new Count());
        count.cases++;
        count.first += isFirst(suspects, each.causes()) ? 1 : 0;
        count.amongFive += isAmong(suspects, each.causes()) ? 1 : 0;
      }
    }
    List<ChangeFigure> figures = new ArrayList<>();
    counts.forEach((group, count) -> add(figures, group, count));
    return figures;
  }

  static boolean isFirst(
      List<? extends Map<String, String>> suspects, List<Map<String, String>> causes) {
    int size = Math.min(causes.size(), suspects.size());
    return new HashSet<>(suspects.subList(0, size)).equals(Set.copyOf(causes));
  }

  static boolean isAmong(
      List<? extends Map<String, String>> suspects, List<Map<String, String>> causes) {
    return new HashSet<>(suspects).containsAll(causes);
  }

  private static void add(List<ChangeFigure> figures, int group, Count count) {
    String section = "attribution (RS): share of cases whose exact cause is named";
    String which =
        group == ALL
            ? "all"
            : group == Integer.MAX_VALUE
                ? "several causes"
                : "a cause of " + group + (group == 1 ? " dimension" : " dimensions");
    ChangeFigure first =
        ChangeFigure.told(
            section, which + ", first, of " + count.cases, count.first / (double) count.cases);
    ChangeFigure five =
        ChangeFigure.told(
            section,
            which + ", in the first 5, of " + count.cases,
            count.amongFive / (double) count.cases);
    figures.add(group == ALL ? first.atLeast(0.70) : first);
    figures.add(group == ALL ? five.atLeast(0.98) : five);
  }
}
