package dev.trimtab.storage.sql.read;

import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.OutcomeEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page while rows are looked at for it, in the order of the list. Not thread-safe. */
final class PageInMaking {
  private final List<OutcomeEvent> events = new ArrayList<>();
  private final int limit;
  private Place place;
  private int rowsLeft;

  /**
   * A page without events.
   *
   * @param start where it begins
   * @param limit how many events it takes
   * @param rows how many rows may be looked at for it
   */
  PageInMaking(Place start, int limit, int rows) {
    this.place = start;
    this.limit = limit;
    this.rowsLeft = rows;
  }

  /** The last row looked at, or where the page begins. */
  Place place() {
    return place;
  }

  int rowsLeft() {
    return rowsLeft;
  }

  /** How many events it still takes. */
  int room() {
    return limit - events.size();
  }

  /** True where it takes no more rows: it is full, or enough were looked at. */
  boolean isDone() {
    return room() == 0 || rowsLeft <= 0;
  }

  /** Looks at the row that comes next in the list. */
  void look(ResultSet row) throws SQLException {
    look(EventColumns.place(row), EventColumns.matches(row) ? EventColumns.event(row) : null);
  }

  /** Looks at a row read before; the event is null where it is not asked for. */
  void look(Place next, @Nullable OutcomeEvent event) {
    rowsLeft--;
    place = next;
    if (event != null) {
      events.add(event);
    }
  }

  /** The page; {@code more} where rows are left to look at. */
  EventPage page(boolean more) {
    return new EventPage(events, more ? place.cursor() : null);
  }
}
