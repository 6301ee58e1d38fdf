package dev.trimtab.context;

import dev.trimtab.outcome.EventQuery.Cursor;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where markers are kept. Thread-safe. Every method may throw {@code StorageException}; each change
 * is durable when the method returns. A tenant nobody has written for is empty, never an error.
 */
public interface MarkerStore {
  /**
   * Adds a marker, unless one with its id is there.
   *
   * @param timeGiven true where the caller said when it was: then the time is compared too. Version
   *     and address are compared where they were said
   */
  Added add(TenantId tenant, Marker marker, boolean timeGiven);

  /** What became of a marker. */
  sealed interface Added {
    /** Stored and durable. */
    record Stored(Marker marker) implements Added {}

    /** The same was stored before; this is it. */
    record Known(Marker marker) implements Added {}

    /** Another one has that id; not stored. */
    record Conflicting() implements Added {}
  }

  /** The marker of that id, or empty. */
  Optional<Marker> marker(TenantId tenant, String id);

  /** A page of markers, newest first by ({@code occurred_at}, {@code id}), both descending. */
  Page markers(TenantId tenant, Query query);

  /**
   * Removes a marker; its id may be used again.
   *
   * @return false where no marker has that id
   */
  boolean remove(TenantId tenant, String id);

  /**
   * Which markers a list holds.
   *
   * @param domain null for all
   * @param environment only domains whose settings name this one; null for all
   * @param range in {@code occurred_at}
   * @param limit how many at the most, 1 to 1,000
   * @param after the last marker of the page before; null for the first page
   */
  record Query(
      @Nullable String domain,
      @Nullable String environment,
      TimeRange range,
      int limit,
      @Nullable Cursor after) {
    /** In whatever environment. */
    public Query(@Nullable String domain, TimeRange range, int limit, @Nullable Cursor after) {
      this(domain, null, range, limit, after);
    }
  }

  /**
   * A page of markers.
   *
   * @param markers newest first
   * @param next where the next page begins, null at the end
   */
  record Page(List<Marker> markers, @Nullable Cursor next) {
    public Page {
      markers = List.copyOf(markers);
    }
  }
}
