package dev.trimtab.storage.sql.loop;

import dev.trimtab.loop.Listed;
import dev.trimtab.loop.Listing;
import dev.trimtab.storage.sql.schema.LoopTables;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's list of verifications: the columns {@code list_} of table {@code improvement_loop}.
 * Whoever writes holds the row of the tenant, so that what was the last number is still the last
 * one; were it not, an index would refuse the second of two.
 */
final class ListRows {
  private ListRows() {}

  static void store(DSLContext sql, long tenant, String loop, @Nullable Listing listing) {
    if (listing == null) {
      return;
    }
    switch (listing) {
      case Listing.Begins _ -> begin(sql, tenant, loop);
      case Listing.Ends ends -> end(sql, tenant, loop, ends);
    }
  }

  private static void begin(DSLContext sql, long tenant, String loop) {
    sql.update(LoopTables.Loop.TABLE)
        .set(LoopTables.Loop.LIST_NUMBER, last(sql, tenant, LoopTables.Loop.LIST_NUMBER) + 1)
        .where(LoopTables.Loop.TENANT_ID.eq(tenant))
        .and(LoopTables.Loop.LOOP_ID.eq(loop))
        .and(LoopTables.Loop.LIST_NUMBER.isNull())
        .execute();
  }

  private static void end(DSLContext sql, long tenant, String loop, Listing.Ends ends) {
    Long number =
        sql.select(LoopTables.Loop.LIST_NUMBER)
            .from(LoopTables.Loop.TABLE)
            .where(LoopTables.Loop.TENANT_ID.eq(tenant))
            .and(LoopTables.Loop.LOOP_ID.eq(loop))
            .and(LoopTables.Loop.LIST_LEVEL.isNull())
            .fetchOne(LoopTables.Loop.LIST_NUMBER);
    if (number == null) {
      return;
    }
    long standing = last(sql, tenant, LoopTables.Loop.LIST_STANDING);
    Listed.Label label = Listed.label(number, standing, ends);
    sql.update(LoopTables.Loop.TABLE)
        .set(LoopTables.Loop.LIST_LEVEL, label.level())
        .set(LoopTables.Loop.LIST_EVIDENCE, label.logEvidence())
        .set(LoopTables.Loop.LIST_STANDING, label.stands() ? standing + 1 : null)
        .where(LoopTables.Loop.TENANT_ID.eq(tenant))
        .and(LoopTables.Loop.LOOP_ID.eq(loop))
        .execute();
  }

  private static long last(DSLContext sql, long tenant, Field<Long> column) {
    Long last = newest(sql, tenant, column).fetchOne(column);
    return last == null ? 0 : last;
  }

  /** One step in the index of the column. */
  static ResultQuery<Record1<Long>> newest(DSLContext sql, long tenant, Field<Long> column) {
    return sql.select(column)
        .from(LoopTables.Loop.TABLE)
        .where(LoopTables.Loop.TENANT_ID.eq(tenant))
        .and(column.isNotNull())
        .orderBy(column.desc())
        .limit(1);
  }

  static @Nullable Listed listed(Record row) {
    Long number = row.get(LoopTables.Loop.LIST_NUMBER);
    return number == null ? null : new Listed(number, label(row));
  }

  private static Listed.@Nullable Label label(Record row) {
    Double level = row.get(LoopTables.Loop.LIST_LEVEL);
    Double evidence = row.get(LoopTables.Loop.LIST_EVIDENCE);
    return level == null || evidence == null
        ? null
        : new Listed.Label(level, evidence, row.get(LoopTables.Loop.LIST_STANDING) != null);
  }
}
