package dev.trimtab.storage.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.trimtab.outcome.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads on a fixed number of connections, each on a platform thread of its own: a native call pins
 * the carrier of a virtual thread, so callers hand their query over and wait without pinning.
 * Thread-safe.
 */
public final class ReadPool implements AutoCloseable {
  /** A query. Everything it reads is from one moment. */
  @FunctionalInterface
  public interface Query<T extends @Nullable Object> {
    T on(DSLContext sql) throws SQLException;
  }

  /** A query on prepared statements. Everything it reads is from one moment. */
  @FunctionalInterface
  public interface Snapshot<T extends @Nullable Object> {
    T of(ReadSession session) throws SQLException;
  }

  /** More queries waiting than this are refused rather than kept waiting for long. */
  private static final int MAX_WAITING = 1_000;

  /** For a connection: where none is to be had, the database is away. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of that, what a connection may take to show that it still works. */
  private static final int TO_SHOW = 2;

  private static final int KNOWN_TENANTS = 10_000;

  private final HikariDataSource connections;
  private final ExecutorService threads;
  private final Dialect dialect;
  private final CommittedIds<String> knownTenants = new CommittedIds<>(KNOWN_TENANTS);
  private final Map<Connection, ReadSession> sessions = new ConcurrentHashMap<>();

  /** The session of the snapshot that this thread is in. */
  private final ScopedValue<ReadSession> moment = ScopedValue.newInstance();

  /**
   * Opens the pool.
   *
   * @param source gives connections for reading
   * @param size how many connections and threads
   */
  public ReadPool(DataSource source, int size, Dialect dialect) {
    this(source, size, dialect, PATIENCE);
  }

  /**
   * Opens the pool.
   *
   * @param patience how long to wait for a connection
   */
  public ReadPool(DataSource source, int size, Dialect dialect, Duration patience) {
    this.dialect = dialect;
    this.connections = new HikariDataSource(configuration(source, size, dialect, patience));
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("storage-read-", 0).factory());
  }

  /**
   * Runs {@code query} and waits for its result.
   *
   * @throws StorageException where the database failed or too many queries wait; other exceptions
   *     of {@code query} pass
   */
  public <T extends @Nullable Object> T read(Query<T> query) {
    return snapshot(session -> query.on(session.sql()));
  }

  /**
   * Takes {@code snapshot} and waits for its result. What it reads through this pool itself is of
   * the same moment, on the same connection.
   *
   * @throws StorageException as {@link #read} does
   */
  public <T extends @Nullable Object> T snapshot(Snapshot<T> snapshot) {
    return moment.isBound() ? within(moment.get(), snapshot) : await(() -> take(snapshot));
  }

  /**
   * Takes {@code snapshot} without waiting: the result completes on a thread of the pool, or
   * exceptionally with what {@link #snapshot} would have thrown.
   *
   * @throws StorageException where too many queries wait
   */
  public <T extends @Nullable Object> CompletableFuture<T> snapshotSoon(Snapshot<T> snapshot) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Future<?> _ =
        hand(
            () -> {
              try {
                result.complete(take(snapshot));
              } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
              } catch (Error fatal) {
                result.completeExceptionally(fatal);
                throw fatal;
              }
              return true;
            });
    return result;
  }

  private <T extends @Nullable Object> T await(Callable<T> task) {
    Future<T> result = hand(task);
    try {
      return result.get();
    } catch (ExecutionException failure) {
      throw cause(failure);
    } catch (InterruptedException stop) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw new StorageException(
          StorageException.Kind.OVERLOAD, "interrupted while waiting for a read", stop);
    }
  }

  /** Waits for the queries under way, then lets the connections go. Idempotent. */
  @Override
  public void close() {
    threads.close();
    connections.close();
  }

  private <T extends @Nullable Object> Future<T> hand(Callable<T> task) {
    try {
      return threads.submit(task);
    } catch (RejectedExecutionException full) {
      throw new StorageException(
          threads.isShutdown() ? StorageException.Kind.UNAVAILABLE : StorageException.Kind.OVERLOAD,
          threads.isShutdown() ? "the store is closed" : "too many reads are waiting",
          full);
    }
  }

  private <T extends @Nullable Object> T within(ReadSession session, Snapshot<T> snapshot) {
    try {
      return snapshot.of(session);
    } catch (SQLException | RuntimeException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  private <T extends @Nullable Object> T take(Snapshot<T> snapshot) {
    try (Connection connection = connections.getConnection()) {
      return take(snapshot, connection);
    } catch (SQLException | RuntimeException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  private <T extends @Nullable Object> T take(Snapshot<T> snapshot, Connection connection)
      throws SQLException {
    try {
      ReadSession session = session(connection.unwrap(Connection.class));
      try {
        session.begin();
        return ScopedValue.where(moment, session).call(() -> snapshot.of(session));
      } finally {
        session.end();
      }
    } catch (SQLException | RuntimeException failure) {
      RuntimeException translated = StorageErrors.translate(dialect, failure);
      if (translated instanceof StorageException known
          && known.kind() == StorageException.Kind.UNAVAILABLE) {
        // The pool would try it again where it was used a moment ago.
        connections.evictConnection(connection);
      }
      throw translated;
    }
  }

  /** Under the pool's proxies, which would close the statements at the end of each query. */
  private ReadSession session(Connection physical) {
    ReadSession known = sessions.get(physical);
    if (known != null) {
      return known;
    }
    sessions.values().removeIf(ReadSession::isClosed);
    ReadSession opened = new ReadSession(physical, dialect, knownTenants);
    sessions.put(physical, opened);
    return opened;
  }

  private static RuntimeException cause(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof RuntimeException known) {
      return known;
    }
    if (cause instanceof Error fatal) {
      throw fatal;
    }
    return new IllegalStateException(cause);
  }

  private static HikariConfig configuration(
      DataSource source, int size, Dialect dialect, Duration patience) {
    HikariConfig configuration = new HikariConfig();
    configuration.setPoolName("storage-read");
    configuration.setDataSource(source);
    configuration.setMaximumPoolSize(size);
    configuration.setMaxLifetime(0);
    configuration.setAutoCommit(false);
    if (!dialect.readOnly().isEmpty()) {
      configuration.setConnectionInitSql(dialect.readOnly());
    }
    configuration.setConnectionTimeout(patience.toMillis());
    configuration.setValidationTimeout(patience.dividedBy(TO_SHOW).toMillis());
    return configuration;
  }
}
