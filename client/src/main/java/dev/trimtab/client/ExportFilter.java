package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is exported, and how.
 *
 * @param events which events; its limit and its cursor do not count
 * @param format {@code ndjson} or {@code csv}
 * @param columns of CSV beside the position; empty for the usual ones
 * @param after only positions above this one; 0 for all
 * @param through only positions up to this one; null for all that are there at the start
 */
public record ExportFilter(
    EventFilter events, String format, List<String> columns, long after, @Nullable Long through) {
  public ExportFilter {
    columns = List.copyOf(columns);
  }

  /** The same, from a place to a place. */
  public ExportFilter between(long newAfter, long newThrough) {
    return new ExportFilter(events, format, columns, newAfter, newThrough);
  }

  /** Tells one export from another. */
  public String fingerprint() {
    return query().toString();
  }

  Query query() {
    EventFilter all =
        new EventFilter(
            events.domain(),
            events.eventType(),
            events.metricType(),
            events.since(),
            events.until(),
            events.metadata(),
            null,
            null);
    return all.query()
        .add("format", format)
        .add("columns", columns.isEmpty() ? null : String.join(",", columns))
        .add("after", after == 0 ? null : after)
        .add("through", through)
        .add("end_line", true);
  }
}
