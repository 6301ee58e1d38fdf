package dev.trimtab.change;

import java.util.List;

/**
 * The samples that are looked back at from a change.
 *
 * @param samples oldest first
 * @param limited what was left out
 */
record Lookback(List<PastSample> samples, List<Attribution.Limit> limited) {
  Lookback {
    samples = List.copyOf(samples);
    limited = List.copyOf(limited);
  }
}
