package dev.trimtab.storage.sql.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Moves what was committed from the log into the database, beside the writer. Left to the writer,
 * the whole log would move within one commit, and whoever came meanwhile would wait for 32 MiB to
 * be written and flushed. The writer still does so where the log has grown that far; what was moved
 * here it need not move again.
 */
public final class Checkpoints implements AutoCloseable {
  private static final String MOVE = "PRAGMA wal_checkpoint(PASSIVE)";

  /** Pages that should move at once: a flush is shared by many, and none takes long. */
  private static final long PAGES = 1_024;

  static final long SOONEST_MILLIS = 50;
  static final long LATEST_MILLIS = 2_000;
  private static final Duration LAST_ONE = Duration.ofSeconds(10);

  private final Connection connection;
  private final LongSupplier commits;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("checkpoints").daemon().factory());
  private long seenCommits;
  private long movedPages;

  /** One that moves nothing by itself. */
  Checkpoints(Connection connection, LongSupplier commits) {
    this.connection = connection;
    this.commits = commits;
    // Else closing would wait for the next time to come.
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Begins to move what is committed.
   *
   * @param source connections that may write
   * @param commits how many there have been so far: where there are no new ones, nothing is done
   */
  public static Checkpoints start(DataSource source, LongSupplier commits) throws SQLException {
    Checkpoints checkpoints = new Checkpoints(source.getConnection(), commits);
    checkpoints.comeBackAfter(LATEST_MILLIS);
    return checkpoints;
  }

  private void comeBackAfter(long millis) {
    try {
      var _ = thread.schedule(() -> comeBackAfter(move(millis)), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // the writer moves what is left
    }
  }

  /**
   * Moves what there is. What fails here fails in the writer too, who tells.
   *
   * @param passed milliseconds since the last time
   * @return milliseconds until the next: when as many pages as should move at once will have been
   *     written, if it goes on as it did
   */
  long move(long passed) {
    long now = commits.getAsLong();
    if (now == seenCommits) {
      return LATEST_MILLIS;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MOVE)) {
      row.next();
      long pages = row.getLong(3);
      // The log begins anew once all of it has moved.
      long moved = pages >= movedPages ? pages - movedPages : pages;
      movedPages = pages;
      seenCommits = now;
      return Math.clamp(passed * PAGES / Math.max(moved, 1), SOONEST_MILLIS, LATEST_MILLIS);
    } catch (SQLException failed) {
      return LATEST_MILLIS;
    }
  }

  /** Finishes what is under way. Idempotent. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_ONE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
      connection.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SQLException failed) {
      // nothing is lost with it
    }
  }
}
