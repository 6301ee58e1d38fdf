package dev.trimtab.storage.sql.engine;

import dev.trimtab.outcome.StorageException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns what drivers and jOOQ throw into a {@link StorageException} of the right kind. */
public final class StorageErrors {
  private StorageErrors() {}

  /** What to throw for {@code failure}: itself where no database is to blame. */
  public static RuntimeException translate(Dialect dialect, Exception failure) {
    if (failure instanceof StorageException known) {
      return known;
    }
    SQLException cause = sqlCause(failure);
    if (cause != null) {
      StorageException.Kind kind = dialect.kind(cause);
      return new StorageException(kind, "storage " + kind + ": " + cause.getMessage(), failure);
    }
    return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
