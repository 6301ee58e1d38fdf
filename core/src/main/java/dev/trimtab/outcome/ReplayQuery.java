package dev.trimtab.outcome;

/**
 * Which events to read in the order in which they were stored.
 *
 * @param wanted which; its limit is that of a page, its cursor does not count
 * @param after only positions above; 0 for all
 * @param through only positions up to this one
 */
public record ReplayQuery(EventQuery wanted, long after, long through) {
  /** The same from a later place on. */
  public ReplayQuery from(long position) {
    return new ReplayQuery(wanted, position, through);
  }
}
