package dev.trimtab.storage.sql.file;

import dev.trimtab.storage.sql.engine.SqlWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Moves what was committed from the log into the database, beside the writer. Left to the writer,
 * the whole log would move within one commit, and whoever came meanwhile would wait for 32 MiB to
 * be written and flushed. The log begins anew with the first commit that finds all of it moved. So
 * that there is one, the last few pages of a log that has grown long move between two commits. The
 * writer still moves all of it where it has grown longer, as it does while somebody reads for long.
 */
public final class Checkpoints implements AutoCloseable {
  private static final String MOVE = "PRAGMA wal_checkpoint(PASSIVE)";

  /** Pages that should move at once: a flush is shared by many, and none takes long. */
  private static final long PAGES = 1_024;

  /** A log of so many, 16 MiB, is long: half of what the writer lets it become. */
  static final long LONG_LOG = 4_096;

  static final long SOONEST_MILLIS = 50;
  static final long LATEST_MILLIS = 2_000;
  private static final Duration LAST_ONE = Duration.ofSeconds(10);

  private final Connection connection;
  private final LongSupplier commits;
  private final Consumer<Runnable> betweenCommits;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("checkpoints").daemon().factory());
  private long seenCommits;
  private long movedPages;

  /** One that moves nothing by itself. */
  Checkpoints(Connection connection, LongSupplier commits, Consumer<Runnable> betweenCommits) {
    this.connection = connection;
    this.commits = commits;
    this.betweenCommits = betweenCommits;
    // Else closing would wait for the next time to come.
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Begins to move what is committed.
   *
   * @param source connections that may write
   * @param writer whose commits move
   */
  public static Checkpoints start(DataSource source, SqlWriter writer) throws SQLException {
    Checkpoints checkpoints =
        new Checkpoints(source.getConnection(), writer::commits, writer::betweenTransactions);
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
    try {
      Log log = move();
      seenCommits = now;
      if (log.pages() >= LONG_LOG) {
        // What came meanwhile: then hardly anything is left for the writer to wait for.
        move();
        betweenCommits.accept(this::moveTheRest);
      }
      return Math.clamp(passed * PAGES / Math.max(log.moved(), 1), SOONEST_MILLIS, LATEST_MILLIS);
    } catch (SQLException failed) {
      return LATEST_MILLIS;
    }
  }

  /**
   * What became of the log.
   *
   * @param pages how many it has
   * @param moved how many of them have moved this time
   */
  private record Log(long pages, long moved) {}

  private Log move() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MOVE)) {
      row.next();
      long pages = row.getLong(2);
      long moved = row.getLong(3);
      long now = moved - Math.min(movedPages, moved);
      // Once all of it has moved, the log begins anew.
      movedPages = moved == pages ? 0 : moved;
      return new Log(pages, now);
    }
  }

  private void moveTheRest() {
    try {
      move();
    } catch (SQLException failed) {
      // the log goes on, until the writer moves it
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
