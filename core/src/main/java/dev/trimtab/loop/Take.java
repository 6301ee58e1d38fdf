package dev.trimtab.loop;

import java.util.List;

/**
 * Fresh samples, as they were heard at one look.
 *
 * @param number from 1: the basis is before it
 * @param through up to which position of the tenant everything was heard
 * @param tracks as in the basis
 */
public record Take(int number, long through, List<MarkedRun> tracks) implements TapeLine {
  public Take {
    tracks = List.copyOf(tracks);
  }
}
