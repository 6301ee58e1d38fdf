package dev.trimtab.chart;

/** What became of a wish for a chart. */
public sealed interface Charted {
  /** Here it is. */
  record Drawn(Chart chart) implements Charted {}

  /** It would read more than {@code limit} counts; nothing was drawn. */
  record TooManyCounts(int limit) implements Charted {}

  /**
   * It needs the events themselves, of which the newest bucket alone holds more than {@code limit};
   * nothing was drawn.
   */
  record TooManyEvents(int limit) implements Charted {}
}
