package dev.trimtab.storage.sql.retention;

import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that holds rows of tenants. Rows are read by their keys and then removed one by one: a
 * deletion by a list of keys of several columns looks through all rows of the tenant where one of
 * the columns is a text.
 *
 * @param name of the table
 * @param key the columns of its primary key
 */
record TenantTable(String name, List<String> key) {
  String select() {
    return "SELECT %s FROM %s WHERE tenant_id = ? LIMIT ?".formatted(String.join(", ", key), name);
  }

  String delete() {
    return key.stream()
        .map(column -> column + " = ?")
        .collect(Collectors.joining(" AND ", "DELETE FROM " + name + " WHERE ", ""));
  }

  /** Removes up to {@code rows} rows of a tenant and returns how many went. */
  int remove(WriteSession session, long tenantId, int rows) throws SQLException {
    PreparedStatement select = session.prepared(select());
    PreparedStatement delete = session.prepared(delete());
    select.setLong(1, tenantId);
    select.setInt(2, rows);
    int found = 0;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        for (int i = 1; i <= key.size(); i++) {
          delete.setObject(i, row.getObject(i));
        }
        delete.addBatch();
        found++;
      }
    }
    if (found > 0) {
      delete.executeBatch();
    }
    return found;
  }
}
