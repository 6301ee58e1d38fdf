package dev.trimtab.stat;

import java.util.List;

/**
 * What one combination of values brought, now and before.
 *
 * @param values one for each dimension
 * @param bad how many of {@code count} are bad now, or the sum of what is measured now
 * @param pastBad the same in the past
 */
public record SliceRow(
    List<String> values, double bad, double count, double pastBad, double pastCount) {
  public SliceRow {
    values = List.copyOf(values);
    if (!(bad >= 0 && count >= 0 && pastBad >= 0 && pastCount >= 0)) {
      throw new IllegalArgumentException("below 0 or no number: " + values);
    }
  }
}
