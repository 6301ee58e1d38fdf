package dev.trimtab.benchmarks.load;

/** A type as PostgreSQL names it; numbers are of any length in SQLite. */
enum BareType {
  LONG("int8"),
  INT("int4"),
  DOUBLE("float8"),
  TEXT("text"),
  BYTES("bytea");

  private final String sqlName;

  BareType(String sqlName) {
    this.sqlName = sqlName;
  }

  String sqlName() {
    return sqlName;
  }

  /** Tells of which class the array of the driver is. */
  Object[] none() {
    return switch (this) {
      case LONG -> new Long[0];
      case INT -> new Integer[0];
      case DOUBLE -> new Double[0];
      case TEXT -> new String[0];
      case BYTES -> new byte[0][];
    };
  }
}
