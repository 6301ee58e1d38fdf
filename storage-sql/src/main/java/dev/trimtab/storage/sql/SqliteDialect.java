package dev.trimtab.storage.sql;

import dev.trimtab.outcome.StorageException.Kind;
import dev.trimtab.storage.sql.engine.Dialect;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteErrorCode;

/** What is special about SQLite. */
public final class SqliteDialect implements Dialect {
  private static final int PRIMARY_CODE = 0xFF;

  @Override
  public SQLDialect jooq() {
    return SQLDialect.SQLITE;
  }

  /** Takes the write lock at once, so that a transaction never fails half-way for want of it. */
  @Override
  public String beginWrite() {
    return "BEGIN IMMEDIATE";
  }

  /** Not opened read-only: after a crash even a reader may have to recover the log. */
  @Override
  public String readOnly() {
    return "PRAGMA query_only = ON";
  }

  @Override
  public boolean mixesTenants() {
    return true;
  }

  @Override
  public String jsonText(String column, String key) {
    String path = "'$.\"" + key + "\"'";
    return "CASE WHEN json_type(%1$s, %2$s) = 'text' THEN json_extract(%1$s, %2$s) END"
        .formatted(column, path);
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
