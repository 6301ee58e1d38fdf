package dev.trimtab.benchmarks.load;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Micros;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The ceiling of the append: nothing but rows sent from one thread, in the way that is fastest
 * there, into a store that a server has made and left, as durable as the server's. It checks
 * nothing, parses nothing, and remembers all it has written, so that it never reads.
 */
final class BareLoader implements AutoCloseable {
  static final int TENANT = 1;

  private static final BareStatement INSERT_EVENT =
      BareStatement.insert("event")
          .key("position", BareType.LONG)
          .column("series_id", BareType.LONG)
          .column("metric_type", BareType.INT)
          .column("occurred_at", BareType.LONG)
          .column("recorded_at", BareType.LONG)
          .column("event_id", BareType.TEXT)
          .column("value", BareType.DOUBLE)
          .column("metadata", BareType.TEXT);

  private static final BareStatement INSERT_SERIES =
      BareStatement.insert("series")
          .key("series_id", BareType.LONG)
          .column("domain", BareType.TEXT)
          .column("event_type", BareType.TEXT)
          .column("metric_type", BareType.INT)
          .column("event_count", BareType.LONG)
          .column("last_occurred_at", BareType.LONG);

  private final Connection connection;
  private final BareRows insertEvent;
  private final BareRows insertSeries;
  private final boolean derived;
  private final BareTotals totals;
  private final Map<String, Integer> series = new HashMap<>();
  private final EventIds ids = new EventIds(Clock.systemUTC(), new SplittableRandom());
  private long position;

  /**
   * Opens a store that has no tenant yet.
   *
   * @param folder of the server that has made it
   * @param derived true to write totals, rollups and folds as well; false for events alone
   */
  BareLoader(Stores stores, Path folder, boolean derived) throws SQLException {
    this.derived = derived;
    this.connection = stores.open(folder);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO tenant (tenant_id, name, created_at) VALUES (%d, 'bench', 0)"
              .formatted(TENANT));
    }
    connection.commit();
    this.insertEvent = stores.rows(connection, INSERT_EVENT);
    this.insertSeries = stores.rows(connection, INSERT_SERIES);
    this.totals = new BareTotals(stores, connection);
  }

  /** Writes one batch in one transaction; it is durable when this returns. */
  void load(List<Workload.Event> batch) throws SQLException {
    Instant now = Instant.now();
    long micros = Micros.of(now);
    for (Workload.Event event : batch) {
      int seriesId = seriesId(event);
      insertEvent.setLong(1, ++position);
      insertEvent.setLong(2, seriesId);
      insertEvent.setLong(3, event.metric().code());
      insertEvent.setLong(4, micros);
      insertEvent.setLong(5, micros);
      insertEvent.setText(6, ids.next(now));
      insertEvent.setDouble(7, event.value());
      insertEvent.setText(8, event.metadata());
      insertEvent.add();
      if (derived) {
        totals.add(seriesId, event, position, micros);
      }
    }
    insertSeries.write();
    insertEvent.write();
    if (derived) {
      totals.write(position, micros);
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private int seriesId(Workload.Event event) throws SQLException {
    String name = event.domainName() + ' ' + event.metric();
    Integer known = series.get(name);
    if (known != null) {
      return known;
    }
    int id = series.size() + 1;
    series.put(name, id);
    insertSeries.setLong(1, id);
    insertSeries.setText(2, event.domainName());
    insertSeries.setText(3, event.eventType());
    insertSeries.setLong(4, event.metric().code());
    insertSeries.setLong(5, 0);
    insertSeries.setLong(6, 0);
    insertSeries.add();
    return id;
  }
}
