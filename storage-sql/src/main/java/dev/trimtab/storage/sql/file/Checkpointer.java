package dev.trimtab.storage.sql.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves what SQLite's log holds into the database while others write: a commit that does it makes
 * its callers wait for some thousand pages. The writer's own checkpoint stays behind this one,
 * since a log begins anew only where a checkpoint came to its end with nobody writing.
 *
 * <p>A checkpoint that fails is tried again; a disk that is full is the writer's to tell.
 */
public final class Checkpointer implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  /** How much the log holds, and how much of that is in the database; moves nothing. */
  private static final String LOOK = "PRAGMA wal_checkpoint(NOOP)";

  /** Moves what no reader needs where it is; waits for nobody, and nobody waits for it. */
  private static final String MOVE = "PRAGMA wal_checkpoint(PASSIVE)";

  private final DataSource source;
  private final int pages;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("storage-checkpoint").factory());
  private @Nullable Connection connection;

  /**
   * Does nothing yet.
   *
   * @param source of connections that flush what they write
   * @param pages in the log that are worth a checkpoint
   */
  public Checkpointer(DataSource source, int pages) {
    this.source = source;
    this.pages = pages;
  }

  /** Looks at the log from now on. */
  public Checkpointer start() {
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::moveWhereWorthIt, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  /** One look. Never throws. */
  void moveWhereWorthIt() {
    try {
      if (waiting(LOOK) >= pages) {
        waiting(MOVE);
      }
    } catch (SQLException | RuntimeException failure) {
      disconnect();
    }
  }

  /** Pages in the log that are not in the database after that statement. */
  private long waiting(String checkpoint) throws SQLException {
    Connection open = connection == null ? source.getConnection() : connection;
    connection = open;
    try (Statement statement = open.createStatement();
        ResultSet counts = statement.executeQuery(checkpoint)) {
      counts.next();
      return counts.getLong("log") - counts.getLong("checkpointed");
    }
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException unimportant) {
      // It is given up anyway.
    }
  }

  /** Returns when a checkpoint that is under way has ended. */
  @Override
  public void close() {
    thread.close();
    disconnect();
  }
}
