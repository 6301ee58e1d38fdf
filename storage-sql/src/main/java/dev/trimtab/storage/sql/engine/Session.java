package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * A connection and the statements prepared on it, which live as long as it does: preparing costs
 * several times what a keyed read does. Not thread-safe.
 */
public abstract class Session {
  private static final long NOBODY = 0;

  private final Connection connection;
  private final Dialect dialect;
  private final CommittedIds<String> knownTenants;
  private final DSLContext sql;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Map<RowStatement, ManyRows> manyRows = new HashMap<>();
  private long entered = NOBODY;
  private boolean seesAll;

  Session(Connection connection, Dialect dialect, CommittedIds<String> knownTenants) {
    this.connection = connection;
    this.dialect = dialect;
    this.knownTenants = knownTenants;
    this.sql = DSL.using(connection, dialect.jooq());
  }

  /** The statement of that text, prepared once; the caller does not close it. */
  public PreparedStatement prepared(String statement) throws SQLException {
    PreparedStatement known = prepared.get(statement);
    if (known == null) {
      known = connection.prepareStatement(statement);
      prepared.put(statement, known);
    }
    return known;
  }

  /** The statement, made ready once for the rows of this session. */
  public ManyRows manyRows(RowStatement statement) throws SQLException {
    ManyRows known = manyRows.get(statement);
    if (known == null) {
      known = dialect.manyRows(this, statement);
      manyRows.put(statement, known);
    }
    return known;
  }

  /** True where it pays to ask once for all that will be needed. */
  public boolean asksAhead() {
    return !dialect.isEmbedded();
  }

  /** For statements off the hot path. */
  public DSLContext sql() {
    return sql;
  }

  /** Numbers of tenants that were found lately; whoever takes one checks it against its row. */
  public CommittedIds<String> knownTenants() {
    return knownTenants;
  }

  /**
   * A query as it must stand to keep others from the rows it finds in {@code table} until the
   * transaction ends; unchanged where it need not, or cannot.
   */
  public abstract String holding(String select, String table);

  /** From here on the transaction sees and writes rows of that tenant alone. */
  public void enter(long tenantId) throws SQLException {
    if (seesAll) {
      say(dialect.seeOne());
      seesAll = false;
    }
    if (tenantId != entered) {
      say(dialect.enter(tenantId));
      entered = tenantId;
    }
  }

  /** From here on the transaction sees rows of every tenant, until it enters one. */
  public void seeAll() throws SQLException {
    say(dialect.seeAll());
    seesAll = true;
  }

  final Connection connection() {
    return connection;
  }

  final Dialect dialect() {
    return dialect;
  }

  /** Says what a transaction begins with. */
  final void begin(String beginning) throws SQLException {
    entered = NOBODY;
    seesAll = false;
    say(beginning);
  }

  /** Statements that differ from tenant to tenant are not prepared: none of them comes twice. */
  private void say(String statement) throws SQLException {
    if (!statement.isEmpty()) {
      try (Statement once = connection.createStatement()) {
        once.execute(statement);
      }
    }
  }

  final void forgetStatements() {
    prepared.clear();
    manyRows.clear();
  }
}
