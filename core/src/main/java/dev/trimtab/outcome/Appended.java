package dev.trimtab.outcome;

/** What became of one submitted event. */
public sealed interface Appended {
  /** Stored, durable, and counted once. {@code position} is its place in the tenant. */
  record Stored(OutcomeEvent event, long position) implements Appended {}

  /** The same id with the same content was stored before; this is that event. */
  record Duplicate(OutcomeEvent stored, long position) implements Appended {}

  /** The same id with other content was stored before; this one was not stored. */
  record Conflicting(String id) implements Appended {}

  /** The event would have opened a series above the tenant's limit; not stored. */
  record SeriesLimitReached(int limit) implements Appended {}

  /** The event itself is good, but another of the same atomic submission was not; not stored. */
  record LeftOut() implements Appended {}

  /**
   * The store refused this event and stored others of its submission; not stored. A fault of ours
   * where the kind is {@code REJECTED}. {@code GONE}: the tenant is being deleted. Any other kind:
   * the store failed between two parts of a large submission; of {@code UNAVAILABLE} nobody knows.
   */
  record Refused(StorageException cause) implements Appended {}
}
