package dev.trimtab.server.stream;

import dev.trimtab.outcome.EventQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The open streams of one tenant: how many they are, what they wait for and what they share. Not
 * thread-safe but for {@link #newest()}.
 */
final class TenantStreams {
  private static final class Shared {
    final Feed feed;
    int streams;

    Shared(Feed feed) {
      this.feed = feed;
    }
  }

  private final NewestPosition newest = new NewestPosition();
  private final Map<EventQuery, Shared> feeds = new HashMap<>();
  private int open;

  NewestPosition newest() {
    return newest;
  }

  int open() {
    return open;
  }

  /** Counts one more stream and gives it the feed of its filter. */
  Feed join(EventQuery filter, Function<EventQuery, Feed> made) {
    Shared shared = feeds.computeIfAbsent(filter, wanted -> new Shared(made.apply(wanted)));
    shared.streams++;
    open++;
    return shared.feed;
  }

  void leave(EventQuery filter) {
    open--;
    feeds.computeIfPresent(filter, (wanted, shared) -> --shared.streams == 0 ? null : shared);
  }
}
