package dev.trimtab.storage.sql.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of a statement that is run for many rows alike, in one of three forms. Parameters are
 * numbered and written {@code ?1}, {@code ?2} and so on, as SQLite takes them; each may stand there
 * more than once. The first one is the number of the tenant, and an update names it in its
 * condition alone. A constant: two of the same text are not equal.
 */
public final class RowStatement {
  /** What a statement does with each row. */
  public enum Form {
    INSERT,
    UPDATE,
    SELECT
  }

  private final Form form;
  private final String head;
  private final String tail;
  private final List<ColumnType> types;

  private RowStatement(Form form, String head, String tail, ColumnType... types) {
    this.form = form;
    this.head = head;
    this.tail = tail;
    this.types = List.of(types);
  }

  /**
   * Inserts a row of all parameters in their order.
   *
   * @param into a table and its columns
   * @param conflict what to do where the row is there already; may be empty
   */
  public static RowStatement insert(String into, String conflict, ColumnType... types) {
    return new RowStatement(Form.INSERT, "INSERT INTO " + into, conflict, types);
  }

  /**
   * Updates the row that the condition names.
   *
   * @param assignments a table, {@code SET} and what follows
   * @param condition by which each row is found
   */
  public static RowStatement update(String assignments, String condition, ColumnType... types) {
    return new RowStatement(Form.UPDATE, "UPDATE " + assignments, condition, types);
  }

  /** Reads rows; the columns of the key belong to what is read, to tell the rows apart. */
  public static RowStatement select(String query, ColumnType... types) {
    return new RowStatement(Form.SELECT, query, "", types);
  }

  public Form form() {
    return form;
  }

  /** What stands before the rows of an insert, or before the condition of an update. */
  public String head() {
    return head;
  }

  /** What stands behind the rows of an insert, or the condition of an update. */
  public String tail() {
    return tail;
  }

  /** The types of the parameters, in their order. */
  public List<ColumnType> types() {
    return types;
  }

  /** The statement for one row. */
  public String forOneRow() {
    return switch (form) {
      case INSERT -> head + " VALUES (" + numbers() + ") " + tail;
      case UPDATE -> head + " WHERE " + tail;
      case SELECT -> head;
    };
  }

  private String numbers() {
    return IntStream.rangeClosed(1, types.size())
        .mapToObj(number -> "?" + number)
        .collect(Collectors.joining(", "));
  }
}
