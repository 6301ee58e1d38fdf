package dev.trimtab.change;

import java.time.Instant;

/**
 * When a change began: times of samples.
 *
 * @param start of the first sample that most likely came after it
 * @param earliest of the first sample that may have been the first after it as well
 * @param latest of the last one
 */
public record Onset(Instant start, Instant earliest, Instant latest) {
  public Onset {
    if (earliest.isAfter(start) || latest.isBefore(start)) {
      throw new IllegalArgumentException(start + " within " + earliest + " and " + latest);
    }
  }
}
