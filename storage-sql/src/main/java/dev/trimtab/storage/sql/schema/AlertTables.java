package dev.trimtab.storage.sql.schema;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of what people say of alerts. What each column means stands in their migration. */
public final class AlertTables {
  private AlertTables() {}

  /** Which alerts nobody is told of. */
  public static final class Silence {
    public static final Table<Record> TABLE = Tables.named("silence");
    public static final Field<Long> TENANT_ID = Tables.number("silence", "tenant_id");
    public static final Field<String> SILENCE_ID = Tables.text("silence", "silence_id");
    public static final Field<String> MATCHERS = Tables.text("silence", "matchers");
    public static final Field<String> COMMENT = Tables.text("silence", "comment");
    public static final Field<String> CREATED_BY = Tables.text("silence", "created_by");
    public static final Field<Long> CREATED_AT = Tables.number("silence", "created_at");
    public static final Field<Long> ENDS_AT = Tables.number("silence", "ends_at");

    private Silence() {}
  }

  /** Who sees to which alert. */
  public static final class Acknowledgement {
    public static final Table<Record> TABLE = Tables.named("acknowledgement");
    public static final Field<Long> TENANT_ID = Tables.number("acknowledgement", "tenant_id");
    public static final Field<String> FINGERPRINT = Tables.text("acknowledgement", "fingerprint");
    public static final Field<String> COMMENT = Tables.text("acknowledgement", "comment");
    public static final Field<String> SAID_BY = Tables.text("acknowledgement", "said_by");
    public static final Field<Long> SAID_AT = Tables.number("acknowledgement", "said_at");

    private Acknowledgement() {}
  }
}
