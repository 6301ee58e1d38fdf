package dev.trimtab.storage.sql.engine;

import dev.trimtab.outcome.StorageException;
import java.sql.SQLException;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;

/** Where databases really differ. Everything else is said once, for all of them. */
public interface Dialect {
  /** The SQL that jOOQ writes. */
  SQLDialect jooq();

  /** True where the driver begins transactions with their first statement, and commits them. */
  boolean driverBegins();

  /** The statement that a transaction which will write begins with. */
  String beginWrite();

  /** The statement that a read of one moment begins with; empty where it needs none. */
  String beginRead();

  /**
   * The statement after which a transaction may see and write rows of that tenant alone, until it
   * ends; empty where rows are told apart by the statements only.
   */
  String enter(long tenantId);

  /** The statement after which a transaction may see rows of every tenant; empty as above. */
  String seeAll();

  /** The statement that takes that back; empty as above. */
  String seeOne();

  /**
   * The statement that waits until everyone who asked before has had that tenant's row, and keeps
   * the turn until the transaction ends; empty where turns need not be taken, or cannot.
   */
  String takeTurn(long tenantId);

  /**
   * What a query ends with to keep other transactions from the rows it finds in that table; empty
   * where no other can be writing.
   */
  String hold(String table);

  /** The statement that makes a transaction write to disk and changes nothing that is read. */
  String touch();

  /**
   * The statement after which what a transaction writes for a tenant and what it writes for the
   * server are committed both or neither; empty where that is so anyway.
   */
  String together();

  /** The statement that keeps a connection from writing; empty where reads begin so. */
  String readOnly();

  /** The statement, ready for rows of that session. */
  ManyRows manyRows(Session session, RowStatement statement) throws SQLException;

  /** True where the database runs in this process, on the threads that call it. */
  boolean isEmbedded();

  /** True where one append transaction may hold several tenants. */
  boolean mixesTenants();

  /** An expression: the text at a top-level key of a JSON column, null where there is no text. */
  String jsonText(String column, String key);

  /**
   * True where a top-level key of a JSON column holds that string, or a number, true or false
   * written like it.
   */
  Condition jsonEquals(Field<String> column, String key, String text);

  /**
   * An expression: the string at a top-level key of a JSON column, or a number, true or false as it
   * is written there; null for anything else.
   */
  Field<String> jsonScalar(Field<String> column, String key);

  /** A sum that is infinite, and no failure, where it is beyond what a double holds. */
  Field<?> sum(Field<Double> values);

  /** The sum of their squares, in the same way. */
  Field<?> sumOfSquares(Field<Double> values);

  /** The table, read through that index and no other. */
  Table<Record> through(Table<Record> table, String index);

  /**
   * A query for each table with a column {@code tenant_id}, and the columns of its primary key, in
   * their order: a row for each column.
   */
  String tenantTables();

  /** What kind of failure this is, by result code or SQLState, never by message text. */
  StorageException.Kind kind(SQLException failure);
}
