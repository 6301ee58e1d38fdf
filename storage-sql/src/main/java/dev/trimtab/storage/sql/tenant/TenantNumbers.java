package dev.trimtab.storage.sql.tenant;

import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.Session;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that stand for tenants, and the rows they lead to. Whoever finds a tenant's row has
 * entered that tenant; inside a write transaction it also holds the row, so that one transaction at
 * a time writes for a tenant, on any number of nodes.
 */
public final class TenantNumbers {
  /** Stands for a tenant that has no number yet. */
  public static final long NONE = -1;

  /** Reads what was asked of table {@code tenant}. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final String TABLE = "tenant";

  private static final String NUMBER = "SELECT number FROM tenant_name WHERE name = ?";

  private static final String FIND =
      "SELECT tenant_id, deleting_at IS NOT NULL FROM tenant WHERE tenant_id = ? AND name = ?";

  private static final String TURN = "SELECT last FROM tenant_number";

  private static final String NEXT = "UPDATE tenant_number SET last = last + 1 RETURNING last";

  private static final String HOLD = "SELECT tenant_id FROM tenant WHERE tenant_id = ?";

  private static final String NAME = "INSERT INTO tenant_name (name, number) VALUES (?, ?)";

  private static final String INSERT =
      "INSERT INTO tenant (tenant_id, name, created_at) VALUES (?, ?, ?)";

  private TenantNumbers() {}

  /**
   * The row of a tenant, null where it has none. A number that is remembered is taken for right
   * where the row under it has the name: no number is ever given twice.
   *
   * @param select from table {@code tenant}; its two parameters are the number and the name
   */
  public static <T> @Nullable T row(Session session, TenantId tenant, String select, Row<T> row)
      throws SQLException {
    Long remembered = session.knownTenants().get(tenant.value());
    if (remembered != null) {
      T found = row(session, remembered, tenant, select, row);
      if (found != null) {
        return found;
      }
      session.knownTenants().forget(tenant.value());
    }
    long number = number(session, tenant);
    if (number == NONE) {
      return null;
    }
    T found = row(session, number, tenant, select, row);
    if (found != null) {
      session.knownTenants().put(tenant.value(), number);
    }
    return found;
  }

  /**
   * The same for one who makes the tenant where it has no row: that one waits for whoever is making
   * one, and looks again. So the answer null holds until the transaction ends.
   */
  public static <T> @Nullable T rowOrTurn(
      WriteSession session, TenantId tenant, String select, Row<T> row) throws SQLException {
    T found = row(session, tenant, select, row);
    if (found != null || !session.isOneOfMany()) {
      return found;
    }
    session.prepared(session.holding(TURN, "tenant_number")).execute();
    return row(session, tenant, select, row);
  }

  /** Enters a tenant and holds its row, for one who knows its number from elsewhere. */
  public static void hold(WriteSession session, long number) throws SQLException {
    session.enterInTurn(number);
    PreparedStatement hold = session.prepared(session.holding(HOLD, TABLE));
    hold.setLong(1, number);
    hold.executeQuery().close();
  }

  /**
   * The number of a tenant, or {@link #NONE}.
   *
   * @throws StorageException of kind {@code GONE} where it is being deleted
   */
  public static long find(Session session, TenantId tenant) throws SQLException {
    Numbered before = session.found(Numbered.class, tenant.value());
    if (before != null) {
      session.enter(before.number());
      return before.number();
    }
    long number = known(row(session, tenant, FIND, Found::of), tenant);
    if (number != NONE) {
      keep(session, tenant, number);
    }
    return number;
  }

  /** Saves who looks for the number in the same moment the way to it. */
  public static void keep(Session session, TenantId tenant, long number) {
    session.keep(tenant.value(), new Numbered(number));
  }

  private record Numbered(long number) {}

  /**
   * The number of a tenant, a new one where it has none.
   *
   * @throws StorageException of kind {@code GONE} where it is being deleted
   */
  public static long findOrMake(WriteSession session, TenantId tenant, Instant now)
      throws SQLException {
    long number = known(rowOrTurn(session, tenant, FIND, Found::of), tenant);
    return number == NONE ? make(session, tenant, now) : number;
  }

  /** Adds a tenant that is not there and returns its number, which no tenant ever had. */
  public static long make(WriteSession session, TenantId tenant, Instant now) throws SQLException {
    long number = next(session);
    PreparedStatement name = session.prepared(NAME);
    name.setString(1, tenant.value());
    name.setLong(2, number);
    name.executeUpdate();
    session.enter(number);
    PreparedStatement insert = session.prepared(INSERT);
    insert.setLong(1, number);
    insert.setString(2, tenant.value());
    insert.setLong(3, Micros.of(now));
    insert.executeUpdate();
    return number;
  }

  private record Found(long number, boolean deleting) {
    static Found of(ResultSet row) throws SQLException {
      return new Found(row.getLong(1), row.getBoolean(2));
    }
  }

  private static long known(@Nullable Found found, TenantId tenant) {
    if (found == null) {
      return NONE;
    }
    if (found.deleting()) {
      throw StorageException.gone(tenant);
    }
    return found.number();
  }

  private static <T> @Nullable T row(
      Session session, long number, TenantId tenant, String select, Row<T> row)
      throws SQLException {
    session.enterInTurn(number);
    PreparedStatement statement = session.prepared(session.holding(select, TABLE));
    statement.setLong(1, number);
    statement.setString(2, tenant.value());
    try (ResultSet found = statement.executeQuery()) {
      return found.next() ? row.read(found) : null;
    }
  }

  private static long number(Session session, TenantId tenant) throws SQLException {
    PreparedStatement number = session.prepared(NUMBER);
    number.setString(1, tenant.value());
    try (ResultSet row = number.executeQuery()) {
      return row.next() ? row.getLong(1) : NONE;
    }
  }

  private static long next(WriteSession session) throws SQLException {
    try (ResultSet row = session.prepared(NEXT).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
