package dev.trimtab.benchmarks.load;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Micros;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The ceiling of the append: nothing but prepared JDBC batches on one thread, into a database of
 * the server's own schema, as durable as the server's. It checks nothing, parses nothing, and
 * remembers all it has written, so that it never reads.
 */
final class BareLoader implements AutoCloseable {
  static final int TENANT = 1;

  /** As the server's writer has it. */
  private static final List<String> DURABILITY =
      List.of(
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA wal_autocheckpoint = 8192",
          "PRAGMA cache_size = -65536",
          "PRAGMA temp_store = MEMORY");

  private final Connection connection;
  private final Statement plain;
  private final PreparedStatement insertEvent;
  private final PreparedStatement insertSeries;
  private final boolean derived;
  private final BareTotals totals;
  private final Map<String, Integer> series = new HashMap<>();
  private final EventIds ids = new EventIds(Clock.systemUTC(), new SplittableRandom());
  private long position;

  /**
   * Opens a new database.
   *
   * @param model a database of the server, whose schema is copied
   * @param file where to put this one
   * @param derived true to write totals, rollups and folds as well; false for events alone
   */
  BareLoader(Path model, Path file, boolean derived) throws SQLException {
    this.derived = derived;
    this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    this.plain = connection.createStatement();
    copySchema(model);
    this.insertEvent =
        connection.prepareStatement(
            """
            INSERT INTO event (tenant_id, position, series_id, metric_type, occurred_at,
              recorded_at, event_id, value, metadata) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    this.insertSeries =
        connection.prepareStatement(
            """
            INSERT INTO series (tenant_id, series_id, domain, event_type, metric_type,
              event_count, last_occurred_at) VALUES (1, ?, ?, ?, ?, 0, 0)
            """);
    this.totals = new BareTotals(connection);
  }

  /** Writes one batch in one transaction; it is durable when this returns. */
  void load(List<Workload.Event> batch) throws SQLException {
    plain.execute("BEGIN IMMEDIATE");
    Instant now = Instant.now();
    long micros = Micros.of(now);
    for (Workload.Event event : batch) {
      int seriesId = seriesId(event);
      insertEvent.setLong(1, ++position);
      insertEvent.setInt(2, seriesId);
      insertEvent.setInt(3, event.metric().code());
      insertEvent.setLong(4, micros);
      insertEvent.setLong(5, micros);
      insertEvent.setString(6, ids.next(now));
      insertEvent.setDouble(7, event.value());
      insertEvent.setString(8, event.metadata());
      insertEvent.addBatch();
      if (derived) {
        totals.add(seriesId, event, position, micros);
      }
    }
    insertEvent.executeBatch();
    if (derived) {
      totals.write(position, micros);
    }
    plain.execute("COMMIT");
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
    insertSeries.setInt(1, id);
    insertSeries.setString(2, event.domainName());
    insertSeries.setString(3, event.eventType());
    insertSeries.setInt(4, event.metric().code());
    insertSeries.executeUpdate();
    return id;
  }

  private void copySchema(Path model) throws SQLException {
    List<String> statements = new ArrayList<>();
    try (Connection server = DriverManager.getConnection("jdbc:sqlite:" + model);
        Statement reading = server.createStatement()) {
      try (ResultSet page = reading.executeQuery("PRAGMA page_size")) {
        statements.add("PRAGMA page_size = " + page.getInt(1));
      }
      statements.addAll(DURABILITY);
      try (ResultSet schema =
          reading.executeQuery(
              """
              SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                AND tbl_name NOT LIKE 'sqlite%' AND tbl_name NOT LIKE 'flyway%' ORDER BY rowid
              """)) {
        while (schema.next()) {
          statements.add(schema.getString(1));
        }
      }
    }
    for (String statement : statements) {
      plain.execute(statement);
    }
    plain.execute("INSERT INTO tenant (tenant_id, name, created_at) VALUES (1, 'bench', 0)");
  }
}
