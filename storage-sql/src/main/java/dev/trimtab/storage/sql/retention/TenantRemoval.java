package dev.trimtab.storage.sql.retention;

import dev.trimtab.storage.sql.audit.AuditRows;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.tenant.TenantEnd;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;

/**
 * Removes the rows of a tenant that is being deleted, table by table, until a whole round finds
 * none: what was written to a table after its turn goes in the next. The tenant's own row goes in
 * the transaction of that last round.
 */
final class TenantRemoval {
  private static final String DELETING =
      "SELECT tenant_id FROM tenant WHERE tenant_id = ? AND name = ? AND deleting_at IS NOT NULL";

  private final WriteSession session;
  private final Dialect dialect;

  TenantRemoval(WriteSession session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  int remove(TenantId tenant, int rows, AuditEntry entry) throws SQLException {
    Long number = TenantNumbers.row(session, tenant, DELETING, row -> row.getLong(1));
    if (number == null) {
      return 0;
    }
    int removed = remove(number, rows);
    if (removed == 0) {
      TenantEnd.remove(session, number, tenant);
      AuditRows.add(session, entry);
      return 1;
    }
    return removed;
  }

  private int remove(long number, int rows) throws SQLException {
    int removed = 0;
    for (TenantTable table : TenantTables.all(session, dialect)) {
      if (removed < rows) {
        removed += table.remove(session, number, rows - removed);
      }
    }
    return removed;
  }
}
