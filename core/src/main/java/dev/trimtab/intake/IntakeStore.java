package dev.trimtab.intake;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where intakes are kept. Thread-safe. Every method may throw {@code StorageException}; each change
 * is durable when the method returns, together with its audit entry. A tenant nobody has written
 * for is empty, never an error.
 */
public interface IntakeStore {
  /**
   * Adds one.
   *
   * @param most how many a tenant may have
   * @return false, and nothing is kept, where it would be one too many
   */
  boolean add(TenantId tenant, Intake intake, int most, AuditEntry entry);

  Optional<Intake> find(TenantId tenant, String id);

  /**
   * A page. The work for one is bounded: it may hold fewer than asked for, or none, though there
   * are more behind it.
   */
  Page list(TenantId tenant, Query query);

  /**
   * What a page holds.
   *
   * @param limit how many at the most, 1 to 1,000
   * @param after the place behind which it begins; null for the first page
   */
  record Query(IntakeFilter filter, Order order, int limit, @Nullable Place after) {}

  /** How a list is ordered; the newest first among equals. */
  enum Order {
    NEWEST,
    /** The best signals first; those by hand, which have none, come last. */
    SIGNAL_QUALITY
  }

  /**
   * A place in a list.
   *
   * @param quality of the signal; {@value #NONE} for none
   */
  record Place(double quality, String id) {
    /** The quality of an intake by hand: below all. */
    public static final double NONE = -1;

    public static Place of(Intake intake) {
      Origin origin = intake.origin();
      return new Place(origin == null ? NONE : origin.signal().value(), intake.id());
    }
  }

  /**
   * A page.
   *
   * @param next behind what the next page begins; null at the end
   */
  record Page(List<Intake> intakes, @Nullable Place next) {
    public Page {
      intakes = List.copyOf(intakes);
    }
  }

  /**
   * Changes one: its request, its disposition and when that was.
   *
   * @param intake as it is to be, with the revision that was seen
   * @return the intake as it is then; empty where it is gone or has been changed since it was seen,
   *     and nothing was stored
   */
  Optional<Intake> change(TenantId tenant, Intake intake, AuditEntry entry);

  /** How many there are. */
  int count(TenantId tenant);

  /** How many were generated of a series since then: how much of a novelty another one is. */
  int count(TenantId tenant, SeriesKey series, Instant since);
}
