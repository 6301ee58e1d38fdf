package dev.trimtab.storage.sql.engine;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.StorageException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write: so many transactions at a time as there are connections, first come first
 * served. SQLite has one.
 *
 * <p>After a failure the connection is closed; the next transaction opens a new one, so that the
 * store recovers by itself once the cause is gone. Thread-safe.
 */
public final class SqlWriter implements AutoCloseable {
  private static final int KNOWN_TENANTS = 10_000;
  private static final int ATTEMPTS = 5;
  private static final long BACK_OFF_NANOS = Duration.ofMillis(2).toNanos();

  /** What to do inside a transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T in(WriteSession session) throws SQLException;
  }

  private final DataSource source;
  private final Dialect dialect;
  private final int sessions;
  private final Semaphore turns;
  private final ConcurrentLinkedDeque<WriteSession> idle = new ConcurrentLinkedDeque<>();
  private final CommittedIds<String> knownTenants = new CommittedIds<>(KNOWN_TENANTS);
  private final LongAdder commits = new LongAdder();
  private volatile boolean closed;

  /** With one connection. */
  public SqlWriter(DataSource source, Dialect dialect) {
    this(source, dialect, 1);
  }

  /**
   * Opens no connection yet.
   *
   * @param sessions how many transactions may run at once
   */
  public SqlWriter(DataSource source, Dialect dialect, int sessions) {
    this.source = source;
    this.dialect = dialect;
    this.sessions = sessions;
    this.turns = new Semaphore(sessions, true);
  }

  /**
   * Runs {@code work} in one transaction, durable when this returns; rolls back where it throws.
   * What lost to another transaction is run again, a few times: a cluster ends one of several that
   * wait where it cannot tell that none of them waits for itself.
   *
   * @throws StorageException where the database failed; other exceptions of {@code work} pass
   */
  public <T extends @Nullable Object> T inTransaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (StorageException lost) {
        if (lost.kind() != Kind.CONFLICT || attempt == ATTEMPTS) {
          throw lost;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(BACK_OFF_NANOS * attempt));
      }
    }
  }

  /** The same, run once: for whoever has something to forget before it is run again. */
  public <T extends @Nullable Object> T once(Work<T> work) {
    turns.acquireUninterruptibly();
    try {
      return inTurn(work);
    } finally {
      turns.release();
    }
  }

  /** Runs {@code work} while no transaction is under way; those that come wait for it. */
  public void betweenTransactions(Runnable work) {
    turns.acquireUninterruptibly(sessions);
    try {
      work.run();
    } finally {
      turns.release(sessions);
    }
  }

  private <T extends @Nullable Object> T inTurn(Work<T> work) {
    WriteSession session = null;
    try {
      session = session();
      session.begin();
      T result = work.in(session);
      session.commit();
      commits.increment();
      idle.addFirst(session);
      return result;
    } catch (SQLException | RuntimeException failure) {
      RuntimeException translated = StorageErrors.translate(dialect, failure);
      rollBack(session, translated);
      throw translated;
    } catch (Error fatal) {
      rollBack(session, fatal);
      throw fatal;
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

  /** How many transactions were committed; those under way may be missing. */
  public long commits() {
    return commits.sum();
  }

  /** Waits for the transactions under way, then lets the connections go. Idempotent. */
  @Override
  public void close() {
    turns.acquireUninterruptibly(sessions);
    try {
      closed = true;
      closeIdle();
    } catch (SQLException failure) {
      throw StorageErrors.translate(dialect, failure);
    } finally {
      turns.release(sessions);
    }
  }

  private WriteSession session() throws SQLException {
    if (closed) {
      throw new StorageException(
          Kind.UNAVAILABLE, "the store is closed", new IllegalStateException());
    }
    WriteSession session = idle.pollFirst();
    return session == null
        ? new WriteSession(source.getConnection(), dialect, knownTenants)
        : session;
  }

  /**
   * Closes the connection, which rolls back: the database may have rolled back by itself already, a
   * statement may be stuck half-way or hold a batch that was never run. A new connection has none
   * of that. Where the database itself was away, the idle connections are no better than this one.
   */
  private void rollBack(@Nullable WriteSession session, Throwable failure) {
    try {
      if (session != null) {
        session.close();
      }
      if (failure instanceof StorageException known && known.kind() == Kind.UNAVAILABLE) {
        closeIdle();
      }
    } catch (SQLException next) {
      failure.addSuppressed(next);
    }
  }

  private void closeIdle() throws SQLException {
    for (WriteSession next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      next.close();
    }
  }
}
