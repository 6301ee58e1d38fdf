package dev.trimtab.storage.sql.read;

import dev.trimtab.input.Text;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Micros;
import java.util.Comparator;

/**
 * A place in a list, newest first by time and id: what follows is older, or as old with a smaller
 * id.
 */
record Place(long occurredAt, String id) {
  /** The order of a list. Ids compare as the database compares them, by code points. */
  static final Comparator<Place> LIST_ORDER =
      Comparator.comparingLong(Place::occurredAt)
          .thenComparing(Place::id, Text.BY_CODE_POINT)
          .reversed();

  /** Before all that happened before {@code until}, as no id is smaller than the empty one. */
  static Place before(long until) {
    return new Place(until, "");
  }

  /** Where the list of {@code query} begins. */
  static Place start(EventQuery query) {
    Place end = before(MicroRange.of(query.range()).until());
    EventQuery.Cursor after = query.after();
    if (after == null) {
      return end;
    }
    Place cursor = new Place(Micros.of(after.occurredAt()), after.id());
    return cursor.isBehind(end) ? cursor : end;
  }

  /** True where it comes later in a list than {@code other}. */
  boolean isBehind(Place other) {
    return LIST_ORDER.compare(this, other) > 0;
  }

  EventQuery.Cursor cursor() {
    return new EventQuery.Cursor(Micros.toInstant(occurredAt), id);
  }
}
