package dev.trimtab.storage.sql.tenant;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;

/** The numbers that stand for tenants, inside a write transaction. */
public final class TenantNumbers {
  /** Stands for a tenant that has no number yet. */
  public static final long NONE = -1;

  private static final String FIND =
      "SELECT tenant_id, deleting_at IS NOT NULL FROM tenant WHERE name = ?";

  private static final String NEXT = "UPDATE tenant_number SET last = last + 1 RETURNING last";

  private static final String INSERT =
      "INSERT INTO tenant (tenant_id, name, created_at) VALUES (?, ?, ?)";

  private TenantNumbers() {}

  /** As a part of a statement: no row has it where the tenant has no number or is going. */
  public static Field<Long> of(TenantId tenant) {
    return field(
        select(Tables.Tenant.TENANT_ID)
            .from(Tables.Tenant.TABLE)
            .where(Tables.Tenant.NAME.eq(tenant.value()))
            .and(Tables.Tenant.DELETING_AT.isNull()));
  }

  /**
   * The number of a tenant, or {@link #NONE}, off the hot path.
   *
   * @throws StorageException of kind {@code GONE} where it is being deleted
   */
  public static long find(DSLContext sql, TenantId tenant) {
    Record2<Long, Long> found =
        sql.select(Tables.Tenant.TENANT_ID, Tables.Tenant.DELETING_AT)
            .from(Tables.Tenant.TABLE)
            .where(Tables.Tenant.NAME.eq(tenant.value()))
            .fetchOne();
    if (found == null) {
      return NONE;
    }
    if (found.value2() != null) {
      throw StorageException.gone(tenant);
    }
    return found.value1();
  }

  /**
   * The number of a tenant, or {@link #NONE}.
   *
   * @throws StorageException of kind {@code GONE} where it is being deleted
   */
  public static long find(WriteSession session, TenantId tenant) throws SQLException {
    PreparedStatement find = session.prepared(FIND);
    find.setString(1, tenant.value());
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return NONE;
      }
      if (row.getBoolean(2)) {
        throw StorageException.gone(tenant);
      }
      return row.getLong(1);
    }
  }

  /**
   * Passes where a tenant is not being deleted, for reads that name it within a statement.
   *
   * @throws StorageException of kind {@code GONE} where it is
   */
  public static void refuseGoing(DSLContext sql, TenantId tenant) {
    if (sql.fetchExists(
        Tables.Tenant.TABLE,
        Tables.Tenant.NAME.eq(tenant.value()).and(Tables.Tenant.DELETING_AT.isNotNull()))) {
      throw StorageException.gone(tenant);
    }
  }

  /**
   * The number of a tenant, a new one where it has none.
   *
   * @throws StorageException of kind {@code GONE} where it is being deleted
   */
  public static long findOrMake(WriteSession session, TenantId tenant, Instant now)
      throws SQLException {
    long known = find(session, tenant);
    return known == NONE ? make(session, tenant, now) : known;
  }

  /** Adds a tenant that is not there and returns its number, which no tenant ever had. */
  public static long make(WriteSession session, TenantId tenant, Instant now) throws SQLException {
    long number = next(session);
    PreparedStatement insert = session.prepared(INSERT);
    insert.setLong(1, number);
    insert.setString(2, tenant.value());
    insert.setLong(3, Micros.of(now));
    insert.executeUpdate();
    return number;
  }

  private static long next(WriteSession session) throws SQLException {
    try (ResultSet row = session.prepared(NEXT).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
