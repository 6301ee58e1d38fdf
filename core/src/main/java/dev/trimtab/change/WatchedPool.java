package dev.trimtab.change;

import dev.trimtab.outcome.Pool;
import java.time.Instant;

/**
 * A pool that a tenant has watched, or had.
 *
 * @param pool with an empty value at its key: whatever found no place
 * @param isWatched whether it is now
 * @param lastAt when its latest event was recorded; of what found no place, when, within the hour
 */
public record WatchedPool(Pool pool, boolean isWatched, Instant lastAt) {
  /** Whether this tells that values of the key found no place. */
  public boolean isOverflow() {
    return !pool.key().isEmpty() && pool.value().isEmpty();
  }
}
