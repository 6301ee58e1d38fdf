package dev.trimtab.storage.sql.schema;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Table {@code process}: what runs for long, or ran. */
public final class ProcessTable {
  public static final Table<Record> TABLE = table(name("process"));
  public static final Field<Long> TENANT_ID = column("tenant_id", SQLDataType.BIGINT);
  public static final Field<String> PROCESS_ID = column("process_id", SQLDataType.CLOB);
  public static final Field<Integer> TYPE = column("type", SQLDataType.INTEGER);
  public static final Field<Integer> STATUS = column("status", SQLDataType.INTEGER);
  public static final Field<String> NAME = column("name", SQLDataType.CLOB);
  public static final Field<String> STARTED_BY = column("started_by", SQLDataType.CLOB);
  public static final Field<Long> STARTED_AT = column("started_at", SQLDataType.BIGINT);
  public static final Field<Long> HEARD_AT = column("heard_at", SQLDataType.BIGINT);
  public static final Field<Long> ENDED_AT = column("ended_at", SQLDataType.BIGINT);
  public static final Field<Integer> CANCEL_REQUESTED =
      column("cancel_requested", SQLDataType.INTEGER);
  public static final Field<Long> DONE = column("done", SQLDataType.BIGINT);
  public static final Field<Long> TOTAL = column("total", SQLDataType.BIGINT);
  public static final Field<String> COUNTS = column("counts", SQLDataType.CLOB);
  public static final Field<String> METADATA = column("metadata", SQLDataType.CLOB);
  public static final Field<String> RESUME_KEY = column("resume_key", SQLDataType.CLOB);
  public static final Field<String> DETAIL = column("detail", SQLDataType.CLOB);

  /** Every column but the tenant's. */
  public static final List<Field<?>> COLUMNS =
      List.of(
          PROCESS_ID,
          TYPE,
          STATUS,
          NAME,
          STARTED_BY,
          STARTED_AT,
          HEARD_AT,
          ENDED_AT,
          CANCEL_REQUESTED,
          DONE,
          TOTAL,
          COUNTS,
          METADATA,
          RESUME_KEY,
          DETAIL);

  private ProcessTable() {}

  private static <T> Field<T> column(String column, DataType<T> type) {
    return field(name("process", column), type);
  }
}
