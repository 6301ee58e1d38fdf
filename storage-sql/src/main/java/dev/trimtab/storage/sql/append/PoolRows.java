package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Pool;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code pool}, of one tenant. */
final class PoolRows {
  private static final RowStatement SELECT =
      RowStatement.select(
          """
          SELECT ?6, pool_id, last_at, watched_after, state FROM pool
          WHERE tenant_id = ?1 AND domain = ?2 AND metric_type = ?3 AND label_key = ?4
            AND label_value = ?5
          """,
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.INT,
          ColumnType.TEXT,
          ColumnType.TEXT,
          ColumnType.INT);

  private static final RowStatement INSERT =
      RowStatement.insert(
          """
          pool (tenant_id, pool_id, domain, metric_type, label_key, label_value, last_at,
            watched_after, state)
          """,
          "",
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.INT,
          ColumnType.TEXT,
          ColumnType.TEXT,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.BYTES);

  private static final RowStatement UPDATE =
      RowStatement.update(
          "pool SET last_at = ?3, watched_after = ?4, state = ?5",
          "tenant_id = ?1 AND pool_id = ?2",
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.LONG,
          ColumnType.BYTES);

  private static final String COUNT =
      "SELECT count(watched_after), coalesce(max(pool_id), 0) FROM pool WHERE tenant_id = ?";

  private static final String WATCHED =
      """
      SELECT pool_id, last_at FROM pool
      WHERE tenant_id = ? AND domain = ? AND metric_type = ? AND label_key = ?
        AND watched_after IS NOT NULL ORDER BY last_at, pool_id
      """;

  private static final String END =
      """
      UPDATE change_point SET ending = ?, ended_at = ?
      WHERE tenant_id = ? AND series_id = ? AND ended_at IS NULL
      """;

  private final WriteSession session;
  private final long tenantId;
  private final ManyRows insert;
  private final ManyRows update;

  PoolRows(WriteSession session, long tenantId) throws SQLException {
    this.session = session;
    this.tenantId = tenantId;
    this.insert = session.manyRows(INSERT);
    this.update = session.manyRows(UPDATE);
  }

  /**
   * A row.
   *
   * @param lastAt when its latest event was recorded, in microseconds
   * @param watchedAfter the position behind which it is watched; null where it is not
   */
  record Row(long poolId, long lastAt, @Nullable Long watchedAfter, byte @Nullable [] state) {}

  /** The rows of those that have one: asked for at once where each question is a journey. */
  Map<Pool, Row> find(List<Pool> pools) throws SQLException {
    ManyRows select = session.manyRows(SELECT);
    Map<Pool, Row> found = new HashMap<>();
    for (int number = 0; number < pools.size(); number++) {
      add(select, pools.get(number), number);
      if (!session.asksAhead()) {
        read(select, pools, found);
      }
    }
    if (session.asksAhead() && !pools.isEmpty()) {
      read(select, pools, found);
    }
    return found;
  }

  private void add(ManyRows select, Pool pool, int number) throws SQLException {
    select.setLong(1, tenantId);
    select.setText(2, pool.domain());
    select.setInt(3, pool.metricType().code());
    select.setText(4, pool.key());
    select.setText(5, pool.value());
    select.setInt(6, number);
    select.add();
  }

  private static void read(ManyRows select, List<Pool> pools, Map<Pool, Row> found)
      throws SQLException {
    try (ResultSet row = select.read()) {
      while (row.next()) {
        long after = row.getLong(4);
        Long watchedAfter = row.wasNull() ? null : after;
        found.put(
            pools.get(row.getInt(1)),
            new Row(row.getLong(2), row.getLong(3), watchedAfter, row.getBytes(5)));
      }
    }
  }

  /**
   * How many pools a tenant has.
   *
   * @param watched of which so many are watched
   * @param last the highest number
   */
  record Counts(long watched, long last) {}

  Counts count() throws SQLException {
    PreparedStatement count = session.prepared(COUNT);
    count.setLong(1, tenantId);
    try (ResultSet row = count.executeQuery()) {
      row.next();
      return new Counts(row.getLong(1), row.getLong(2));
    }
  }

  /** The values of a key that are watched. */
  record Values(int count, long silentPool, long silentSince) {}

  /** How many values of the key of that pool are watched, and which has been silent for longest. */
  Values watched(Pool of) throws SQLException {
    PreparedStatement watched = session.prepared(WATCHED);
    watched.setLong(1, tenantId);
    watched.setString(2, of.domain());
    watched.setInt(3, of.metricType().code());
    watched.setString(4, of.key());
    int count = 0;
    long silent = 0;
    long since = Long.MAX_VALUE;
    try (ResultSet row = watched.executeQuery()) {
      while (row.next()) {
        if (count == 0) {
          silent = row.getLong(1);
          since = row.getLong(2);
        }
        count++;
      }
    }
    return new Values(count, silent, since);
  }

  void insert(Pool pool, Row row) throws SQLException {
    insert.setLong(1, tenantId);
    insert.setLong(2, row.poolId());
    insert.setText(3, pool.domain());
    insert.setInt(4, pool.metricType().code());
    insert.setText(5, pool.key());
    insert.setText(6, pool.value());
    insert.setLong(7, row.lastAt());
    set(insert, 8, row.watchedAfter());
    insert.setBytes(9, row.state());
    insert.add();
  }

  void update(Row row) throws SQLException {
    update.setLong(1, tenantId);
    update.setLong(2, row.poolId());
    update.setLong(3, row.lastAt());
    set(update, 4, row.watchedAfter());
    update.setBytes(5, row.state());
    update.add();
  }

  private static void set(ManyRows rows, int parameter, @Nullable Long value) throws SQLException {
    if (value == null) {
      rows.setNull(parameter);
    } else {
      rows.setLong(parameter, value);
    }
  }

  void writeBatch() throws SQLException {
    insert.write();
    update.write();
  }

  /** Ends the open change point of a pool that is not watched any more. */
  void end(long poolId, int ending, long at) throws SQLException {
    PreparedStatement end = session.prepared(END);
    end.setInt(1, ending);
    end.setLong(2, at);
    end.setLong(3, tenantId);
    end.setLong(4, -poolId);
    end.executeUpdate();
  }
}
