package dev.trimtab.server.auth;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a key was last used, to the second. Cheap to note from many threads: they only write where
 * the second has changed.
 */
final class LastUse {
  private static final long NEVER = Long.MIN_VALUE;

  private volatile long latest = NEVER;
  private volatile long saved = NEVER;

  void note(Instant now) {
    long second = now.getEpochSecond();
    if (second > latest) {
      latest = second;
    }
  }

  /** The later of the use noted here and the one the store knows. */
  @Nullable Instant latest(@Nullable Instant stored) {
    long noted = latest;
    if (noted == NEVER) {
      return stored;
    }
    Instant here = Instant.ofEpochSecond(noted);
    return stored == null || here.isAfter(stored) ? here : stored;
  }

  /** The last use, where it is later than what {@link #saved} was told. */
  Optional<Instant> unsaved() {
    long noted = latest;
    return noted == saved ? Optional.empty() : Optional.of(Instant.ofEpochSecond(noted));
  }

  /** The store now knows of that use. */
  void saved(Instant use) {
    saved = use.getEpochSecond();
  }
}
