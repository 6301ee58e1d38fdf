package dev.trimtab.storage.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.trimtab.outcome.StorageException.Kind;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowByRow;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.Session;
import java.sql.SQLException;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteErrorCode;

/** What is special about SQLite. */
public final class SqliteDialect implements Dialect {
  private static final int PRIMARY_CODE = 0xFF;

  @Override
  public SQLDialect jooq() {
    return SQLDialect.SQLITE;
  }

  /** The driver would begin without the lock. */
  @Override
  public boolean driverBegins() {
    return false;
  }

  @Override
  public ManyRows manyRows(Session session, RowStatement statement) throws SQLException {
    return new RowByRow(session.prepared(statement.forOneRow()), statement.form());
  }

  @Override
  public String together() {
    return "";
  }

  @Override
  public String beginRead() {
    return "";
  }

  @Override
  public String enter(long tenantId) {
    return "";
  }

  @Override
  public String seeAll() {
    return "";
  }

  @Override
  public String seeOne() {
    return "";
  }

  @Override
  public String takeTurn(long tenantId) {
    return "";
  }

  /** Who writes holds the whole file. */
  @Override
  public String hold(String table) {
    return "";
  }

  @Override
  public Field<?> sum(Field<Double> values) {
    return DSL.sum(values);
  }

  @Override
  public Field<?> sumOfSquares(Field<Double> values) {
    return DSL.sum(values.mul(values));
  }

  /** Takes the write lock at once, so that a transaction never fails half-way for want of it. */
  @Override
  public String beginWrite() {
    return "BEGIN IMMEDIATE";
  }

  /** A field in the head of the file that is the application's own, and that this one leaves 0. */
  @Override
  public String touch() {
    return "PRAGMA user_version = 0";
  }

  /** Not opened read-only: after a crash even a reader may have to recover the log. */
  @Override
  public String readOnly() {
    return "PRAGMA query_only = ON";
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public boolean mixesTenants() {
    return true;
  }

  /** Most objects do not have the key: they are not parsed. */
  @Override
  public String jsonText(String column, String key) {
    return """
    CASE WHEN instr(%1$s, '"%2$s"') > 0 AND json_type(%1$s, '$."%2$s"') = 'text'
    THEN json_extract(%1$s, '$."%2$s"') END\
    """
        .formatted(column, key);
  }

  /** The operator for JSON text keeps a number's digits, which extraction would not. */
  @Override
  public Condition jsonEquals(Field<String> column, String key, String text) {
    JsonMember member = JsonMember.of(column, key);
    return member
        .isText()
        .and(member.text().eq(text))
        .or(member.isPlain().and(member.json().eq(text)));
  }

  @Override
  public Field<String> jsonScalar(Field<String> column, String key) {
    JsonMember member = JsonMember.of(column, key);
    return when(member.isText(), member.text()).when(member.isPlain(), member.json());
  }

  /** A top-level member of a JSON column: its type, and its value in two forms. */
  private record JsonMember(Field<String> type, Field<String> text, Field<String> json) {
    static JsonMember of(Field<String> column, String key) {
      Field<String> path = val("$.\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
      return new JsonMember(
          function("json_type", String.class, column, path),
          function("json_extract", String.class, column, path),
          field("({0} -> {1})", String.class, column, path));
    }

    Condition isText() {
      return type.eq(inline("text"));
    }

    Condition isPlain() {
      return type.in(inline("integer"), inline("real"), inline("true"), inline("false"));
    }
  }

  /** Without statistics SQLite guesses, and guesses the time line where a series was named. */
  @Override
  public Table<Record> through(Table<Record> table, String index) {
    return table("{0} indexed by {1}", table, name(index));
  }

  @Override
  public String tenantTables() {
    return """
        SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c ON c.pk > 0
        WHERE t.type = 'table'
          AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) i WHERE i.name = 'tenant_id')
        ORDER BY t.name, c.pk
        """;
  }

  /** By the primary result code: https://www.sqlite.org/rescode.html. */
  @Override
  public Kind kind(SQLException failure) {
    int code = failure.getErrorCode() & PRIMARY_CODE;
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return Kind.FULL;
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code
        || code == SQLiteErrorCode.SQLITE_LOCKED.code
        || code == SQLiteErrorCode.SQLITE_NOMEM.code) {
      return Kind.OVERLOAD;
    }
    if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        || code == SQLiteErrorCode.SQLITE_TOOBIG.code
        || code == SQLiteErrorCode.SQLITE_MISMATCH.code
        || code == SQLiteErrorCode.SQLITE_RANGE.code) {
      return Kind.REJECTED;
    }
    return Kind.UNAVAILABLE;
  }
}
