package dev.trimtab.server.alerts;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should look at.
 *
 * @param labels what tells it apart
 * @param text what it says
 * @param state whether it is to be looked at now
 * @param startsAt since when
 * @param endedAt when it ended; null where it has not
 * @param updatedAt when something was last heard of it
 * @param path where it is to be seen
 */
record Alert(
    SortedMap<String, String> labels,
    Text text,
    State state,
    Instant startsAt,
    @Nullable Instant endedAt,
    Instant updatedAt,
    String path) {
  /** What an alert says, in a line and in more words. */
  record Text(String summary, String description) {}

  /** Where an alert stands. */
  enum State {
    /** It may come to nothing. */
    PENDING,
    FIRING,
    RESOLVED
  }

  String fingerprint() {
    return AlertLabels.fingerprint(labels);
  }
}
