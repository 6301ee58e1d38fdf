package dev.trimtab.storage.sql.tenant;

import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.schema.KeptFrom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is kept of a tenant, inside a write transaction. */
public final class KeptRows {
  private static final String SELECT =
      "SELECT raw_from, minute_from, hour_from, day_from FROM tenant WHERE tenant_id = ?";

  private static final String UPDATE =
      """
      UPDATE tenant SET raw_from = ?, minute_from = ?, hour_from = ?, day_from = ?
      WHERE tenant_id = ?
      """;

  private KeptRows() {}

  public static KeptFrom find(WriteSession session, long tenantId) throws SQLException {
    PreparedStatement select = session.prepared(SELECT);
    select.setLong(1, tenantId);
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new KeptFrom(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))
          : KeptFrom.ALL;
    }
  }

  public static void put(WriteSession session, long tenantId, KeptFrom kept) throws SQLException {
    PreparedStatement update = session.prepared(UPDATE);
    update.setLong(1, kept.raw());
    update.setLong(2, kept.minute());
    update.setLong(3, kept.hour());
    update.setLong(4, kept.day());
    update.setLong(5, tenantId);
    update.executeUpdate();
  }
}
