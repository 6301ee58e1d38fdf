package dev.trimtab.chart;

/** What the lines of a chart differ in. */
public sealed interface Grouping {
  /** One line of everything selected. */
  record None() implements Grouping {}

  /** A line for each domain. */
  record Domain() implements Grouping {}

  /** A line for each event type. */
  record EventType() implements Grouping {}

  /**
   * A line for each text, number, true or false at a top-level metadata key, as its JSON text; one
   * more for the events that have none of these there.
   *
   * @param key the metadata key
   */
  record Metadata(String key) implements Grouping {}
}
