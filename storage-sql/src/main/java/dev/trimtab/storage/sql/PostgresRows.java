package dev.trimtab.storage.sql;

import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends many rows with one statement: an array for each parameter, which {@code unnest} makes rows
 * of again. Rows that are heavy together are written in a few statements.
 *
 * <p>A cluster must see whose rows they are, to send the statement where these are: there the first
 * parameter, the tenant, is a number by itself behind the arrays.
 */
final class PostgresRows implements ManyRows {
  /** Far below what a message may hold, as the server keeps it more than once. */
  private static final long HEAVY = 4 << 20;

  private static final int NUMBER = 8;

  private final PreparedStatement statement;
  private final List<PostgresColumn> columns;
  private final boolean writes;

  /** How often the tenant stands in the statement by itself; 0 where it is one of the arrays. */
  private final int tenantPlaces;

  private int rows;
  private int changed;
  private long weight;

  private PostgresRows(Session session, RowStatement statement, String text, int tenantPlaces)
      throws SQLException {
    this.statement = session.prepared(text);
    this.tenantPlaces = tenantPlaces;
    this.columns = statement.types().stream().map(PostgresColumn::new).toList();
    this.writes = statement.form() != RowStatement.Form.SELECT;
  }

  /** For rows of any tenants. */
  static PostgresRows of(Session session, RowStatement statement) throws SQLException {
    return new PostgresRows(session, statement, PostgresRowText.of(statement), 0);
  }

  /** For rows of one tenant at a time, wherever its rows are. */
  static PostgresRows ofOneTenant(Session session, RowStatement statement) throws SQLException {
    return new PostgresRows(
        session, statement, CitusRowText.of(statement), CitusRowText.tenantPlaces(statement));
  }

  @Override
  public void setLong(int parameter, long value) {
    set(parameter, value, NUMBER);
  }

  @Override
  public void setInt(int parameter, int value) {
    set(parameter, value, NUMBER);
  }

  @Override
  public void setDouble(int parameter, double value) {
    set(parameter, value, NUMBER);
  }

  @Override
  public void setText(int parameter, @Nullable String value) {
    set(parameter, value, value == null ? 0 : value.length());
  }

  @Override
  public void setBytes(int parameter, byte @Nullable [] value) {
    set(parameter, value, value == null ? 0 : value.length);
  }

  @Override
  public void setNull(int parameter) {
    set(parameter, null, 0);
  }

  @Override
  public void add() throws SQLException {
    rows++;
    for (PostgresColumn column : columns) {
      if (column.size() != rows) {
        // The server would fill the shorter array up with nulls.
        throw new IllegalStateException("each parameter is set once a row");
      }
    }
    if (writes && weight >= HEAVY) {
      writeAdded();
    }
  }

  @Override
  public int write() throws SQLException {
    if (rows > 0) {
      writeAdded();
    }
    int written = changed;
    changed = 0;
    return written;
  }

  @Override
  public ResultSet read() throws SQLException {
    if (rows == 0) {
      // A cluster would not know where to ask; a single server would be asked for nothing.
      throw new IllegalStateException("no key was added");
    }
    bind();
    return statement.executeQuery();
  }

  private void writeAdded() throws SQLException {
    bind();
    changed += statement.executeUpdate();
  }

  private void set(int parameter, @Nullable Object value, int size) {
    columns.get(parameter - 1).add(value);
    weight += size;
  }

  /** Nothing is left over for the next statement, whatever becomes of this one. */
  private void bind() throws SQLException {
    try {
      setParameters();
    } finally {
      columns.forEach(PostgresColumn::clear);
      rows = 0;
      weight = 0;
    }
  }

  private void setParameters() throws SQLException {
    int parameter = 1;
    for (PostgresColumn column : tenantPlaces == 0 ? columns : columns.subList(1, columns.size())) {
      statement.setArray(parameter++, column.array(statement.getConnection()));
    }
    for (int place = 0; place < tenantPlaces; place++) {
      statement.setLong(parameter++, (Long) columns.getFirst().only());
    }
  }
}
