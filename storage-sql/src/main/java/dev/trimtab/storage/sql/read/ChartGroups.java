package dev.trimtab.storage.sql.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which groups of a chart become lines: those with the most samples. */
final class ChartGroups {
  private ChartGroups() {}

  /**
   * A group that has samples.
   *
   * @param name null for what has no name
   * @param content what it is drawn from
   */
  record Group<T>(@Nullable String name, long samples, T content) {}

  /**
   * Some of many.
   *
   * @param shown the most frequent first, equal ones by name, the nameless last among them
   */
  record Ranked<T>(List<Group<T>> shown, int otherGroups, long otherSamples) {}

  static <T> Ranked<T> rank(List<Group<T>> groups, int most) {
    List<Group<T>> sorted = new ArrayList<>(groups);
    sorted.sort(
        Comparator.<Group<T>>comparingLong(Group::samples)
            .reversed()
            .thenComparing(Group::name, Comparator.nullsLast(Comparator.naturalOrder())));
    int shown = Math.min(most, sorted.size());
    List<Group<T>> others = sorted.subList(shown, sorted.size());
    return new Ranked<>(
        List.copyOf(sorted.subList(0, shown)),
        others.size(),
        others.stream().mapToLong(Group::samples).sum());
  }
}
