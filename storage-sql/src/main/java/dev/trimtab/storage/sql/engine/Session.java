package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

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

  /** What goes with the next statement, such as what a transaction begins with. */
  private String unsaid = "";

  Session(Connection connection, Dialect dialect, CommittedIds<String> knownTenants) {
    this.connection = connection;
    this.dialect = dialect;
    this.knownTenants = knownTenants;
    this.sql = DSL.using(connection, dialect.jooq());
  }

  /** The statement of that text, prepared once; the caller does not close it. */
  public PreparedStatement prepared(String statement) throws SQLException {
    sayWhatIsDue();
    PreparedStatement known = prepared.get(statement);
    if (known == null) {
      known = connection.prepareStatement(statement);
      prepared.put(statement, known);
    }
    return known;
  }

  /** The statement, made ready once for the rows of this session. */
  public ManyRows manyRows(RowStatement statement) throws SQLException {
    sayWhatIsDue();
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

  /** Sets the parameters that a key stands for. */
  @FunctionalInterface
  public interface KeyBinding<K> {
    void bind(ManyRows rows, K key) throws SQLException;
  }

  /** Takes the row that a result stands at. */
  @FunctionalInterface
  public interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  /**
   * Reads what each of the keys leads to, in one journey where each would be one. Rows of one key
   * come in their order; what belongs to which key must be told by the rows themselves.
   */
  public <K> void readMany(
      RowStatement statement, List<K> keys, KeyBinding<K> binding, RowVisitor visitor)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    ManyRows rows = manyRows(statement);
    for (K key : keys) {
      binding.bind(rows, key);
      rows.add();
      if (!asksAhead()) {
        visit(rows, visitor);
      }
    }
    if (asksAhead()) {
      visit(rows, visitor);
    }
  }

  private static void visit(ManyRows rows, RowVisitor visitor) throws SQLException {
    try (ResultSet row = rows.read()) {
      while (row.next()) {
        visitor.visit(row);
      }
    }
  }

  /** For statements off the hot path. */
  public DSLContext sql() {
    try {
      sayWhatIsDue();
    } catch (SQLException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
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

  /**
   * What was found under that key earlier in the moment that is being read, where nothing can have
   * changed since; null where that is not known.
   */
  public abstract <T> @Nullable T found(Class<T> type, String key);

  /** Remembers for {@link #found} what was found, where it will not change. */
  public abstract void keep(String key, Object found);

  /** From here on the transaction sees and writes rows of that tenant alone. */
  public void enter(long tenantId) throws SQLException {
    if (seesAll) {
      sayLater(dialect.seeOne());
      seesAll = false;
    }
    if (tenantId != entered) {
      sayLater(dialect.enter(tenantId));
      entered = tenantId;
    }
    sayWhatIsDue();
  }

  /**
   * The same for one who goes on to {@link #holding hold} the tenant's row, where there are others
   * who do: it waits for its turn.
   */
  public void enterInTurn(long tenantId) throws SQLException {
    enter(tenantId);
  }

  /** From here on the transaction sees rows of every tenant, until it enters one. */
  public void seeAll() throws SQLException {
    sayLater(dialect.seeAll());
    sayWhatIsDue();
    seesAll = true;
  }

  final Connection connection() {
    return connection;
  }

  final Dialect dialect() {
    return dialect;
  }

  /** Begins with that, said together with what comes first, which saves a journey. */
  final void begin(String beginning) {
    entered = NOBODY;
    seesAll = false;
    unsaid = beginning;
  }

  /** Says it together with what comes next. */
  final void sayLater(String statement) {
    if (!statement.isEmpty()) {
      unsaid = unsaid.isEmpty() ? statement : unsaid + ";\n" + statement;
    }
  }

  final void sayWhatIsDue() throws SQLException {
    if (!unsaid.isEmpty()) {
      String due = unsaid;
      unsaid = "";
      send(due);
    }
  }

  /** Statements that differ from tenant to tenant are not prepared: none of them comes twice. */
  private void send(String statements) throws SQLException {
    try (Statement once = connection.createStatement()) {
      once.execute(statements);
    }
  }

  final void forgetStatements() {
    prepared.clear();
    manyRows.clear();
  }
}
