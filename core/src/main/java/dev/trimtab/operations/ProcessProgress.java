package dev.trimtab.operations;

import dev.trimtab.input.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a process is.
 *
 * @param done how much is done for good: rows of an import whose events are stored or rejected,
 *     positions that an export has gone past; not negative
 * @param total how much there is of that; null where nobody knows
 * @param counts what came of it, by name ({@code accepted}, {@code rejected}); at most 16, names of
 *     1 to 32 lower-case letters and underscores, none negative
 */
public record ProcessProgress(long done, @Nullable Long total, SortedMap<String, Long> counts) {
  /** Nothing yet, of nobody knows how much. */
  public static final ProcessProgress NONE = new ProcessProgress(0, null, Map.of());

  public static final int MAX_COUNTS = 16;

  public ProcessProgress(long done, @Nullable Long total, Map<String, Long> counts) {
    this(done, total, (SortedMap<String, Long>) new TreeMap<>(counts));
  }

  public ProcessProgress {
    notNegative("/done", done);
    if (total != null) {
      notNegative("/total", total);
    }
    if (counts.size() > MAX_COUNTS) {
      throw new InvalidInputException("/counts", "must be at most " + MAX_COUNTS);
    }
    counts.forEach(ProcessProgress::check);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** The count of that name, 0 where there is none. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static void check(String name, long count) {
    if (!name.matches("[a-z_]{1,32}")) {
      throw new InvalidInputException(
          "/counts", "must have names of 1 to 32 lower-case letters and underscores");
    }
    notNegative("/counts/" + name, count);
  }

  private static void notNegative(String pointer, long number) {
    if (number < 0) {
      throw new InvalidInputException(pointer, "must not be negative");
    }
  }
}
