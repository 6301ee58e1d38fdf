package dev.trimtab.operations;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which processes a list holds, newest first.
 *
 * @param types what they do; none for all
 * @param status null for all
 * @param since only those that started then or later; null for all
 * @param limit how many at the most, 1 to 1,000
 * @param before the id of the last process of the page before; null for the first page
 */
public record ProcessQuery(
    Set<ProcessType> types,
    @Nullable ProcessStatus status,
    @Nullable Instant since,
    int limit,
    @Nullable String before) {
  public static final int MAX_LIMIT = 1_000;

  public ProcessQuery {
    types = Set.copyOf(types);
  }
}
