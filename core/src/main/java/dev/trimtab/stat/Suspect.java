package dev.trimtab.stat;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of the events in which more is bad than its past lets expect.
 *
 * @param slice the value of each dimension that bounds it
 * @param observed how much is bad
 * @param expected how much the past lets expect, less than {@code observed}
 * @param score how much more likely the events are if only this part got worse, in nats
 * @param share of the whole excess that lies in it, above 0 and at most 1
 */
public record Suspect(
    SortedMap<String, String> slice, double observed, double expected, double score, double share) {
  public Suspect {
    slice = Collections.unmodifiableSortedMap(new TreeMap<>(slice));
  }
}
