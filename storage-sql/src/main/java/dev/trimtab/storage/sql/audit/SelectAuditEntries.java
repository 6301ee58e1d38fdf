package dev.trimtab.storage.sql.audit;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;

import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.schema.Tables;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditPage;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log: walks down the index by time, of one tenant or of all, and picks what
 * was asked for. It stops where it has enough or has seen many.
 */
record SelectAuditEntries(@Nullable TenantId tenant, AuditQuery query) {
  private static final int MOST_ROWS_SEEN = 10_000;

  private static final List<Field<?>> COLUMNS =
      List.of(
          Tables.AuditEntry.ENTRY_ID,
          Tables.AuditEntry.AT,
          Tables.AuditEntry.TENANT,
          Tables.AuditEntry.ACTOR,
          Tables.AuditEntry.KEY_ID,
          Tables.AuditEntry.ADDRESS,
          Tables.AuditEntry.ACTION,
          Tables.AuditEntry.SUBJECT,
          Tables.AuditEntry.DETAIL);

  AuditPage page(DSLContext sql) {
    List<AuditEntry> entries = new ArrayList<>();
    AuditQuery.Cursor last = null;
    int seen = 0;
    try (Cursor<Record> rows = select(sql).fetchLazy()) {
      for (Record row : rows) {
        seen++;
        last = place(row);
        if (isAskedFor(row)) {
          entries.add(entry(row));
        }
        if (entries.size() == query.limit() || seen == MOST_ROWS_SEEN) {
          break;
        }
      }
      return new AuditPage(entries, rows.hasNext() ? last : null);
    }
  }

  Select<Record> select(DSLContext sql) {
    return sql.select(COLUMNS)
        .from(Tables.AuditEntry.TABLE)
        .where(conditions())
        .orderBy(Tables.AuditEntry.AT.desc(), Tables.AuditEntry.ENTRY_ID.desc())
        .limit(MOST_ROWS_SEEN + 1);
  }

  private Condition conditions() {
    Condition all = DSL.noCondition();
    if (tenant != null) {
      all = all.and(Tables.AuditEntry.TENANT.eq(tenant.value())).and(isOfItsOwnLife(tenant));
    }
    Instant since = query.since();
    if (since != null) {
      all = all.and(Tables.AuditEntry.AT.ge(Micros.of(since)));
    }
    Instant until = query.until();
    if (until != null) {
      all = all.and(Tables.AuditEntry.AT.lt(Micros.of(until)));
    }
    AuditQuery.Cursor after = query.after();
    if (after != null) {
      all =
          all.and(
              row(Tables.AuditEntry.AT, Tables.AuditEntry.ENTRY_ID)
                  .lessThan(Micros.of(after.at()), after.entryId()));
    }
    return all;
  }

  /**
   * Who takes the name of a deleted tenant sees nothing of that one; the operator sees all. The two
   * actions stand in the statement itself, as an index is made for them.
   */
  private static Condition isOfItsOwnLife(TenantId tenant) {
    Field<Long> last =
        field(
            DSL.select(max(field(name("ended", "entry_id"), SQLDataType.BIGINT)))
                .from(Tables.AuditEntry.TABLE.as("ended"))
                .where(field(name("ended", "tenant"), SQLDataType.CLOB).eq(tenant.value()))
                .and(
                    field(name("ended", "action"), SQLDataType.CLOB)
                        .in(inline(AuditEntry.TENANT_DELETE), inline(AuditEntry.TENANT_GONE))));
    return Tables.AuditEntry.ENTRY_ID.gt(coalesce(last, inline(0L)));
  }

  private boolean isAskedFor(Record row) {
    String action = query.action();
    String actor = query.actor();
    return (action == null || action.equals(row.get(Tables.AuditEntry.ACTION)))
        && (actor == null || actor.equals(row.get(Tables.AuditEntry.ACTOR)));
  }

  private static AuditQuery.Cursor place(Record row) {
    return new AuditQuery.Cursor(
        Micros.toInstant(row.get(Tables.AuditEntry.AT)), row.get(Tables.AuditEntry.ENTRY_ID));
  }

  private static AuditEntry entry(Record row) {
    String tenant = row.get(Tables.AuditEntry.TENANT);
    return new AuditEntry(
        Micros.toInstant(row.get(Tables.AuditEntry.AT)),
        tenant == null ? null : new TenantId(tenant),
        row.get(Tables.AuditEntry.ACTOR),
        row.get(Tables.AuditEntry.KEY_ID),
        row.get(Tables.AuditEntry.ADDRESS),
        row.get(Tables.AuditEntry.ACTION),
        row.get(Tables.AuditEntry.SUBJECT),
        row.get(Tables.AuditEntry.DETAIL));
  }
}
