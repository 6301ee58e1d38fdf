package dev.trimtab.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the bare loader does with rows of its only tenant, in the words of either database.
 * Parameters are the columns in their order, those of the key first.
 */
final class BareStatement {
  private enum Form {
    INSERT,
    PUT,
    UPDATE
  }

  /** One parameter. */
  record Column(String name, BareType type, boolean isKey) {}

  private final Form form;
  private final String table;
  private final List<Column> columns = new ArrayList<>();

  private BareStatement(Form form, String table) {
    this.form = form;
    this.table = table;
  }

  /** Inserts rows that are not there. */
  static BareStatement insert(String table) {
    return new BareStatement(Form.INSERT, table);
  }

  /** Inserts rows, in place of those with their key. */
  static BareStatement put(String table) {
    return new BareStatement(Form.PUT, table);
  }

  /** Updates rows that are there. */
  static BareStatement update(String table) {
    return new BareStatement(Form.UPDATE, table);
  }

  BareStatement key(String name, BareType type) {
    columns.add(new Column(name, type, true));
    return this;
  }

  BareStatement column(String name, BareType type) {
    columns.add(new Column(name, type, false));
    return this;
  }

  List<Column> columns() {
    return columns;
  }

  /** For one row, as SQLite takes it. */
  String forOneRow() {
    return switch (form) {
      case INSERT -> "INSERT INTO " + oneRow();
      case PUT -> "INSERT OR REPLACE INTO " + oneRow();
      case UPDATE ->
          "UPDATE %s SET %s WHERE %s"
              .formatted(
                  table,
                  each(values(), ", ", column -> column.name() + " = ?" + number(column)),
                  ofTenant(
                      each(keys(), "", column -> " AND " + column.name() + " = ?" + number(column)),
                      "tenant_id"));
    };
  }

  /** For an array of each parameter, as PostgreSQL takes it. */
  String forArrays() {
    return switch (form) {
      case INSERT -> insertArrays();
      case PUT ->
          "%s ON CONFLICT (%s) DO UPDATE SET %s"
              .formatted(
                  insertArrays(),
                  named(keys()),
                  each(values(), ", ", column -> column.name() + " = excluded." + column.name()));
      case UPDATE ->
          "UPDATE %s SET %s FROM %s WHERE %s"
              .formatted(
                  table,
                  each(values(), ", ", column -> column.name() + " = given." + column.name()),
                  given(),
                  ofTenant(
                      each(
                          keys(),
                          "",
                          column ->
                              " AND %s.%s = given.%s"
                                  .formatted(table, column.name(), column.name())),
                      table + ".tenant_id"));
    };
  }

  private String oneRow() {
    return "%s (%s) VALUES (%d, %s)"
        .formatted(
            table,
            named(columns.stream()),
            BareLoader.TENANT,
            each(columns.stream(), ", ", column -> "?" + number(column)));
  }

  private String insertArrays() {
    return "INSERT INTO %s (%s) SELECT %d, given.* FROM %s"
        .formatted(table, named(columns.stream()), BareLoader.TENANT, given());
  }

  private String given() {
    return "unnest(%s) AS given (%s)"
        .formatted(
            each(columns.stream(), ", ", column -> "?::" + column.type().sqlName() + "[]"),
            each(columns.stream(), ", ", Column::name));
  }

  private static String ofTenant(String andKeys, String tenantColumn) {
    return tenantColumn + " = " + BareLoader.TENANT + andKeys;
  }

  private static String named(Stream<Column> named) {
    return "tenant_id" + each(named, "", column -> ", " + column.name());
  }

  private int number(Column column) {
    return columns.indexOf(column) + 1;
  }

  private Stream<Column> keys() {
    return columns.stream().filter(Column::isKey);
  }

  private Stream<Column> values() {
    return columns.stream().filter(column -> !column.isKey());
  }

  private static String each(
      Stream<Column> columns, String between, Function<Column, String> text) {
    return columns.map(text).collect(Collectors.joining(between));
  }
}
