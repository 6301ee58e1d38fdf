package dev.trimtab.storage.sql;

import dev.trimtab.outcome.StorageException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a database on a server cannot be opened, in one line, with what to do where that is known.
 */
final class PostgresRefusal {
  private PostgresRefusal() {}

  /** What to throw for a failure at that URL; itself where it says everything already. */
  static StorageException of(String url, Exception failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof StorageException known && known.getCause() == null) {
        return known;
      }
      if (at instanceof SQLException sql) {
        return refuse(url, reason(sql), failure);
      }
    }
    return refuse(url, firstLine(failure), failure);
  }

  static StorageException refuse(String url, String reason, @Nullable Exception cause) {
    return new StorageException(
        StorageException.Kind.UNAVAILABLE, PostgresUrl.of(url).place() + " " + reason, cause);
  }

  /** By SQLState: https://www.postgresql.org/docs/18/errcodes-appendix.html. */
  private static String reason(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case "28P01" -> "does not take this user with this password";
      case "28000" -> "does not let this user in: " + firstLine(failure);
      case "3D000" -> "does not exist: make the database first (CREATE DATABASE)";
      case "42P01" -> "holds no store yet: a server makes one at its first start";
      case "42501" ->
          "does not let this role do that ("
              + firstLine(failure)
              + "): name the owner of the tables by trimtab.storage.postgres.direct-url";
      case "53300" ->
          "has no connection left: allow more (max_connections), or use fewer"
              + " (trimtab.storage.postgres.readers and writers)";
      case "57P03" -> "is starting or stopping: try again";
      default ->
          state.startsWith("08")
              ? "cannot be reached: " + connection(failure)
              : "does not do what is needed: " + firstLine(failure);
    };
  }

  private static String connection(SQLException failure) {
    return failure.getCause() instanceof UnknownHostException unknown
        ? "no host has the name " + unknown.getMessage()
        : firstLine(failure);
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
  }
}
