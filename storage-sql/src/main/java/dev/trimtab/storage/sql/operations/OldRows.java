package dev.trimtab.storage.sql.operations;

import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;

/**
 * Removes what is over from a table, in small steps. A reader finds it among all tenants; then each
 * tenant has a transaction of its own, which looks again.
 */
record OldRows(SqlWriter writer, ReadPool reads, Table<Record> table, Columns columns) {
  /**
   * The columns of the table.
   *
   * @param tenant whose a row is
   * @param id what tells the rows of a tenant apart
   * @param time when a row was over
   */
  record Columns(Field<Long> tenant, Field<String> id, Field<Long> time) {}

  /** How many of those over before then were removed, {@code limit} at the most. */
  int remove(long before, int limit) {
    Map<Long, List<String>> found =
        reads.snapshot(
            session -> {
              session.seeAll();
              return select(session.sql(), table, columns, before, limit)
                  .fetchGroups(Record2::value1, Record2::value2);
            });
    int removed = 0;
    for (Map.Entry<Long, List<String>> each : found.entrySet()) {
      removed += writer.inTransaction(session -> remove(session, each, before));
    }
    return removed;
  }

  static Select<Record2<Long, String>> select(
      DSLContext sql, Table<Record> table, Columns columns, long before, int limit) {
    return sql.select(columns.tenant, columns.id)
        .from(table)
        .where(columns.time.lt(before))
        .limit(limit);
  }

  private int remove(WriteSession session, Map.Entry<Long, List<String>> ids, long before)
      throws SQLException {
    TenantNumbers.hold(session, ids.getKey());
    return session
        .sql()
        .deleteFrom(table)
        .where(columns.tenant.eq(ids.getKey()))
        .and(columns.id.in(ids.getValue()))
        .and(columns.time.lt(before))
        .execute();
  }
}
