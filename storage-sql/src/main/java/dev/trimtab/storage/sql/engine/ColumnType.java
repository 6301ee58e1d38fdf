package dev.trimtab.storage.sql.engine;

/** What a parameter of many rows holds. */
public enum ColumnType {
  LONG,
  INT,
  DOUBLE,
  TEXT,
  BYTES
}
