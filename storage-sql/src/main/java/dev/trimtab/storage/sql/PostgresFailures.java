package dev.trimtab.storage.sql;

import dev.trimtab.outcome.StorageException.Kind;
import java.sql.SQLException;

/**
 * What kind of failure a SQLState of PostgreSQL stands for: single states first, then their
 * classes, the first two characters.
 */
final class PostgresFailures {
  private static final int CLASS = 2;

  private PostgresFailures() {}

  static Kind kind(SQLException failure) {
    String state = root(failure).getSQLState();
    if (state == null || state.length() < CLASS) {
      return Kind.UNAVAILABLE;
    }
    return switch (state) {
      // serialization_failure, deadlock_detected
      case "40001", "40P01" -> Kind.CONFLICT;
      // disk_full
      case "53100" -> Kind.FULL;
      // lock_not_available, query_canceled, transaction_timeout,
      // idle_in_transaction_session_timeout
      case "55P03", "57014", "25P03", "25P04" -> Kind.OVERLOAD;
      // insufficient_privilege: no content is at fault, and no other would be taken
      case "42501" -> Kind.UNAVAILABLE;
      default -> ofClass(state.substring(0, CLASS));
    };
  }

  private static Kind ofClass(String first) {
    return switch (first) {
      // insufficient_resources: out of memory, too many connections
      case "53" -> Kind.OVERLOAD;
      // data exceptions, violated constraints, limits of the program
      case "22", "23", "54" -> Kind.REJECTED;
      // connections (08), shutdowns (57P), read-only (25006), broken files (58, XX), and the rest
      default -> Kind.UNAVAILABLE;
    };
  }

  /** A batch wraps what the server said, with the same state; the next one has it all. */
  private static SQLException root(SQLException failure) {
    SQLException next = failure.getNextException();
    return failure.getSQLState() == null && next != null ? next : failure;
  }
}
