package dev.trimtab.storage.sql.append;

import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the failure classes of one tenant within one group. Above the cap every new class counts
 * as {@link #OTHER}.
 */
final class FailureClasses {
  static final int OTHER = 0;
  static final int MAX_CLASSES = 1_000;

  private static final String SELECT =
      "SELECT class_id FROM failure_class WHERE tenant_id = ? AND name = ?";

  private static final String INSERT =
      "INSERT INTO failure_class (tenant_id, class_id, name) VALUES (?, ?, ?)";

  private final PreparedStatement select;
  private final PreparedStatement insert;
  private final long tenantId;
  private final Map<String, Integer> known = new HashMap<>();
  private int count;

  /**
   * The classes of a tenant.
   *
   * @param count how many it has before the group
   */
  FailureClasses(WriteSession session, long tenantId, int count) throws SQLException {
    this.select = session.prepared(SELECT);
    this.insert = session.prepared(INSERT);
    this.tenantId = tenantId;
    this.count = count;
  }

  /** How many there are now. */
  int count() {
    return count;
  }

  int idOf(String name) throws SQLException {
    Integer id = known.get(name);
    if (id == null) {
      id = selectOrInsert(name);
      known.put(name, id);
    }
    return id;
  }

  private int selectOrInsert(String name) throws SQLException {
    select.setLong(1, tenantId);
    select.setString(2, name);
    try (ResultSet row = select.executeQuery()) {
      if (row.next()) {
        return row.getInt(1);
      }
    }
    if (count == MAX_CLASSES) {
      return OTHER;
    }
    count++;
    insert.setLong(1, tenantId);
    insert.setInt(2, count);
    insert.setString(3, name);
    insert.executeUpdate();
    return count;
  }
}
