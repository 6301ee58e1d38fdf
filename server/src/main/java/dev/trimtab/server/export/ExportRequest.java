package dev.trimtab.server.export;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.server.http.QueryParameters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported, and how.
 *
 * @param wanted which events
 * @param format how they are written
 * @param columns of CSV
 * @param after only positions above
 * @param through only positions up to this one; null for all that are there
 * @param endLine whether the last line says that it is the last
 * @param gzip whether the stream is compressed
 */
record ExportRequest(
    EventQuery wanted,
    ExportFormat format,
    List<Column> columns,
    long after,
    @Nullable Long through,
    boolean endLine,
    boolean gzip) {
  private static final int EVENTS_AT_ONCE = 500;
  private static final long OPEN = -1;

  /**
   * Reads the query and the headers of a request.
   *
   * @throws InvalidInputException with every fault found
   */
  static ExportRequest of(RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    EventQuery wanted =
        new EventQuery(
            query.name("domain"),
            query.name("event_type"),
            query.metricType("metric_type"),
            query.range(),
            query.startingWith("metadata."),
            EVENTS_AT_ONCE,
            null);
    ExportFormat named = query.read("format", ExportFormat::parse);
    List<Column> columns = query.read("columns", Column::columns);
    long after = query.position("after", 0);
    long through = query.position("through", OPEN);
    boolean endLine = query.flag("end_line");
    query.finish();
    ExportFormat format =
        named == null
            ? ExportFormat.accepted(request.request().getHeader(HttpHeaders.ACCEPT))
            : named;
    if (columns != null && format != ExportFormat.CSV) {
      throw new InvalidInputException("columns", "goes with format=csv");
    }
    if (through != OPEN && through < after) {
      throw new InvalidInputException("through", "must not be below after");
    }
    return new ExportRequest(
        wanted,
        format,
        columns == null ? Column.USUAL : columns,
        after,
        through == OPEN ? null : through,
        endLine,
        takesGzip(request.request().getHeader(HttpHeaders.ACCEPT_ENCODING)));
  }

  /** What of it people want to see beside the process, and in the audit log. */
  Map<String, Object> described() {
    Map<String, Object> all = new TreeMap<>();
    wanted.metadata().forEach((key, text) -> all.put("metadata." + key, text));
    put(all, "domain", wanted.domain());
    put(all, "event_type", wanted.eventType());
    put(all, "metric_type", wanted.metricType() == null ? null : wanted.metricType().wireName());
    put(all, "since", wanted.range().since());
    put(all, "until", wanted.range().until());
    put(all, "through", through);
    put(all, "after", after == 0 ? null : after);
    put(all, "format", format.wireName());
    return all;
  }

  private static void put(Map<String, Object> all, String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value instanceof Long number ? number : value.toString());
    }
  }

  private static boolean takesGzip(@Nullable String header) {
    return header != null && header.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }
}
