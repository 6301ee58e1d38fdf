package dev.trimtab.loop;

import dev.trimtab.outcome.SeriesKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which variants count as changed: the one that the template names or, where it names none, those
 * that were not among the samples before the action. Says so by the labels of samples alone, never
 * by their values.
 *
 * @param named null where none is named
 * @param before those before the action; empty where a variant is named, or too little is known
 */
public record Variants(@Nullable String named, Set<String> before) {
  /** The metadata key that names the variant of a sample. */
  static final String KEY = "variant";

  /** A key with more values than these names no variants. */
  static final int MOST = 100;

  /**
   * Of fewer labelled samples one cannot tell which variants there were: one of ten would be
   * missing from 50 in 5 of 1,000 cases, from 25 in 72.
   */
  static final int LEAST_BEFORE = 50;

  public Variants {
    before = Set.copyOf(before);
  }

  static Variants named(String name) {
    return new Variants(name, Set.of());
  }

  /** Nobody named one. */
  static Variants among(List<String> labelsBefore) {
    List<String> labels = labelsBefore.stream().filter(Variants::isName).toList();
    Set<String> before = new TreeSet<>(labels);
    boolean isKnown = labels.size() >= LEAST_BEFORE && before.size() <= MOST;
    return new Variants(null, isKnown ? before : Set.of());
  }

  private static boolean isName(String label) {
    return !label.isEmpty() && label.length() <= SeriesKey.MAX_NAME_LENGTH;
  }

  boolean isNamed() {
    return named != null;
  }

  Mark mark(String label) {
    if (!isName(label) || (named == null && before.isEmpty())) {
      return Mark.NONE;
    }
    boolean isChanged = named == null ? !before.contains(label) : label.equals(named);
    return isChanged ? Mark.CHANGED : Mark.OTHER;
  }
}
