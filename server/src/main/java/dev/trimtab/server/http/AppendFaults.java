package dev.trimtab.server.http;

/** What to tell the sender of an event that the store did not take. */
final class AppendFaults {
  static final String CONFLICT = "was given to an event with other content before";

  /** Others of the same call are stored, so the whole of it must not be sent again. */
  static final String FAILED_MEANWHILE =
      "could not be stored, as the store failed after it had taken others: send this one again";

  private AppendFaults() {}

  static String seriesLimit(int limit) {
    return "would open a series above this tenant's limit of "
        + limit
        + "; use fewer different domains and event types";
  }
}
