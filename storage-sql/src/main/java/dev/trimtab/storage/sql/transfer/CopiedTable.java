package dev.trimtab.storage.sql.transfer;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that is copied, with the statements for it. Where it holds rows of tenants, each is about
 * one tenant, whose number is the first parameter.
 *
 * @param name of the table
 * @param columns all of them
 * @param key the columns of its key behind the tenant, in their order; none where there is one row
 * @param ofTenants true where its rows belong to tenants
 */
record CopiedTable(String name, List<Column> columns, List<Column> key, boolean ofTenants) {
  /** What rows of tenants are found by. */
  static final String TENANT = "tenant_id";

  private static final String OF_TENANT = TENANT + " = ?";

  CopiedTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** True of a table that always has one row, which is changed and never added. */
  boolean isChanged() {
    return key.isEmpty() && !ofTenants;
  }

  /** True where there is one row at the most, of the tenant or at all. */
  boolean hasOneRow() {
    return key.isEmpty();
  }

  String count() {
    return "SELECT count(*) FROM " + name + ofTenant();
  }

  /** The keys of the last row. */
  String last() {
    return "SELECT %s FROM %s%s ORDER BY %s LIMIT 1"
        .formatted(names(key), name, ofTenant(), descending());
  }

  /** All rows, in the order of their keys. */
  String all() {
    return "SELECT %s FROM %s%s%s".formatted(names(columns), name, ofTenant(), inOrder());
  }

  /** The rows behind the one whose keys are the next parameters, at most as many as the last. */
  String behind() {
    String marks = String.join(", ", Collections.nCopies(key.size(), "?"));
    String behind = "(%s) > (%s)".formatted(names(key), marks);
    return "SELECT %s FROM %s%s%s ORDER BY %s LIMIT ?"
        .formatted(
            names(columns),
            name,
            ofTenant(),
            (ofTenants ? " AND " : " WHERE ") + behind,
            names(key));
  }

  /** As {@link #behind}, from the first row on. */
  String first() {
    return "SELECT %s FROM %s%s%s LIMIT ?".formatted(names(columns), name, ofTenant(), inOrder());
  }

  /** Adds rows; each parameter is an array that holds a column of them. */
  String insert() {
    String arrays =
        columns.stream()
            .map(column -> "?::" + column.type().element() + "[]")
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT * FROM unnest(%s)"
        .formatted(name, names(columns), arrays);
  }

  /** Adds a row; each parameter is one of its columns. */
  String insertOne() {
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
        .formatted(
            name, names(columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
  }

  /** Changes the one row there is. */
  String update() {
    return columns.stream()
        .map(column -> column.name() + " = ?")
        .collect(Collectors.joining(", ", "UPDATE " + name + " SET ", ""));
  }

  private String ofTenant() {
    return ofTenants ? " WHERE " + OF_TENANT : "";
  }

  private String inOrder() {
    return hasOneRow() ? "" : " ORDER BY " + names(key);
  }

  private String descending() {
    return key.stream().map(column -> column.name() + " DESC").collect(Collectors.joining(", "));
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
