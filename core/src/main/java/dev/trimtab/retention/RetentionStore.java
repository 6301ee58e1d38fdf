package dev.trimtab.retention;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes what is not kept, in steps that each hold up writing for moments only. Every step is a
 * transaction: who stops between two, or dies in one, goes on where the last one ended.
 * Thread-safe. Every method may throw {@code StorageException}.
 */
public interface RetentionStore {
  /**
   * What one step did.
   *
   * @param rows how many went; 0 where nothing is left to remove
   * @param held for how long nobody else could write
   */
  record Removed(int rows, Duration held) {
    /** Nothing is left to remove. */
    public static final Removed NOTHING = new Removed(0, Duration.ZERO);
  }

  /**
   * Takes a lease, so that one process at a time does what must not be done twice at once.
   *
   * @param name what is done
   * @param holder who asks; its own lease it takes again, and so prolongs it
   * @param until when it ends by itself
   * @return false where somebody else holds it
   */
  boolean take(String name, String holder, Instant now, Instant until);

  /**
   * Moves the days from which on a tenant's data is kept; none ever moves back. From the commit on
   * reads take what is older from the rollups that are kept, and an event that is older can no
   * longer be voided. Nothing is removed yet.
   */
  void keepFrom(TenantId tenant, Cutoffs cutoffs);

  /**
   * Removes rows of a tenant that are older than what is kept: events with the ids their callers
   * chose, voided events, and rollups. Totals go on counting what went, and positions stay taken.
   *
   * @param rows about how many at the most, at least 1
   */
  Removed removeExpired(TenantId tenant, int rows);

  /** How many events would go that are there now; some that were voided may count too. */
  long countExpired(TenantId tenant, Cutoffs cutoffs);

  /**
   * Removes rows of a tenant that is being deleted, whichever table they stand in; with the last of
   * them the tenant itself, whose name is free from then on. Its number is never used again.
   *
   * @param rows about how many at the most, at least 1
   * @param entry written when the tenant is gone
   * @return the tenant counted as a row; no row where it is gone or is not being deleted
   */
  Removed removeDeleted(TenantId tenant, int rows, AuditEntry entry);
}
