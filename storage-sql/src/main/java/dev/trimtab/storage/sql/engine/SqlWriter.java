package dev.trimtab.storage.sql.engine;

import dev.trimtab.outcome.StorageException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write: one connection, one transaction at a time, first come first served.
 *
 * <p>After a failure the connection is closed; the next transaction opens a new one, so that the
 * store recovers by itself once the cause is gone. Thread-safe.
 */
public final class SqlWriter implements AutoCloseable {
  /** What to do inside a transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T in(WriteSession session) throws SQLException;
  }

  private final DataSource source;
  private final Dialect dialect;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable WriteSession open;
  private boolean closed;

  public SqlWriter(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  /**
   * Runs {@code work} in one transaction, durable when this returns; rolls back where it throws.
   *
   * @throws StorageException where the database failed; other exceptions of {@code work} pass
   */
  public <T extends @Nullable Object> T inTransaction(Work<T> work) {
    turn.lock();
    try {
      WriteSession session = session();
      session.execute(dialect.beginWrite());
      T result = work.in(session);
      session.execute("COMMIT");
      return result;
    } catch (SQLException | RuntimeException failure) {
      RuntimeException translated = StorageErrors.translate(dialect, failure);
      rollBack(translated);
      throw translated;
    } catch (Error fatal) {
      rollBack(fatal);
      throw fatal;
    } finally {
      turn.unlock();
    }
  }

  /**
   * Commits a write that changes nothing.
   *
   * @throws StorageException where nothing can be written
   */
  public void touch() {
    inTransaction(
        session -> {
          session.execute(dialect.touch());
          return null;
        });
  }

  /** Waits for the transaction under way, then lets the connection go. Idempotent. */
  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      discard();
    } catch (SQLException failure) {
      throw StorageErrors.translate(dialect, failure);
    } finally {
      turn.unlock();
    }
  }

  private WriteSession session() throws SQLException {
    if (closed) {
      throw new StorageException(
          StorageException.Kind.UNAVAILABLE, "the store is closed", new IllegalStateException());
    }
    WriteSession session = open;
    if (session == null) {
      session = new WriteSession(source.getConnection(), dialect);
      open = session;
    }
    return session;
  }

  /**
   * Closes the connection, which rolls back: the database may have rolled back by itself already, a
   * statement may be stuck half-way or hold a batch that was never run. A new connection has none
   * of that.
   */
  private void rollBack(Throwable failure) {
    try {
      discard();
    } catch (SQLException next) {
      failure.addSuppressed(next);
    }
  }

  private void discard() throws SQLException {
    WriteSession session = open;
    open = null;
    if (session != null) {
      session.close();
    }
  }
}
