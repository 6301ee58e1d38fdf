package dev.trimtab.storage.sql.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What moves from the log into the database, and when it is looked at again. */
class CheckpointsTest {
  private static final int ROW_BYTES = 100_000;
  private static final long SECOND = 1_000;

  @TempDir Path folder;
  private final SQLiteDataSource source = new SQLiteDataSource();
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong pauses = new AtomicLong();
  private Connection writer;
  private Statement statement;
  private Checkpoints checkpoints;
  private int insertsMeanwhile;

  @BeforeEach
  void open() throws SQLException {
    source.setUrl("jdbc:sqlite:" + database());
    writer = source.getConnection();
    statement = writer.createStatement();
    statement.execute("PRAGMA journal_mode = WAL");
    statement.execute("PRAGMA wal_autocheckpoint = 0");
    statement.execute("CREATE TABLE t(x)");
    checkpoints = new Checkpoints(source.getConnection(), commits::get, this::betweenCommits);
  }

  @AfterEach
  void close() throws SQLException {
    checkpoints.close();
    writer.close();
  }

  @Test
  void whatIsCommittedMoves() throws Exception {
    for (int round = 1; round <= 3; round++) {
      insert(10);
      checkpoints.move(SECOND);
      assertThat(Files.size(database())).isGreaterThan(round * 10L * ROW_BYTES);
    }
    assertThat(rows(statement)).isEqualTo(30);
  }

  @Test
  void whereNothingIsCommittedNothingIsDone() throws Exception {
    insert(1);
    checkpoints.move(SECOND);
    statement.execute("INSERT INTO t VALUES (zeroblob(" + ROW_BYTES + "))");
    long before = Files.size(database());
    assertThat(checkpoints.move(SECOND)).isEqualTo(Checkpoints.LATEST_MILLIS);
    assertThat(Files.size(database())).isEqualTo(before);
  }

  /** A row takes 25 pages, and 1,024 should move at once. */
  @Test
  void theMoreIsWrittenTheSoonerItComesBack() throws Exception {
    insert(1);
    assertThat(checkpoints.move(SECOND)).isEqualTo(Checkpoints.LATEST_MILLIS);
    insert(82);
    assertThat(checkpoints.move(SECOND)).isBetween(300L, 700L);
    insert(84);
    assertThat(checkpoints.move(SECOND))
        .as("of a log that has begun anew and is longer than the one before")
        .isBetween(300L, 700L);
    insert(82);
    assertThat(checkpoints.move(Checkpoints.SOONEST_MILLIS)).isEqualTo(Checkpoints.SOONEST_MILLIS);
  }

  @Test
  void aReaderKeepsTheLogAndNobodyWaits() throws Exception {
    try (Connection reader = source.getConnection();
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      assertThat(rows(reading)).isZero();
      insert(20);
      checkpoints.move(SECOND);
      assertThat(rows(reading)).as("what was there when it began to read").isZero();
      reader.rollback();
      insert(1);
      checkpoints.move(SECOND);
      assertThat(Files.size(database())).isGreaterThan(21L * ROW_BYTES);
      assertThat(rows(reading)).isEqualTo(21);
    }
  }

  /** A row takes 25 pages. */
  @Test
  void aLogThatHasGrownLongBeginsAnew() throws Exception {
    insert(20);
    checkpoints.move(SECOND);
    assertThat(pauses).as("a short log is no reason to wait").hasValue(0);
    insert(180);
    insertsMeanwhile = 20;
    checkpoints.move(SECOND);
    assertThat(pauses).hasValue(1);
    insert(1);
    assertThat(pagesOfTheLog()).as("of one row").isLessThan(30);
    assertThat(rows(statement)).isEqualTo(20 + 180 + 20 + 1);
  }

  @Test
  void aReaderKeepsALongLogAndNobodyWaits() throws Exception {
    try (Connection reader = source.getConnection();
        Statement reading = reader.createStatement()) {
      insert(20);
      reader.setAutoCommit(false);
      assertThat(rows(reading)).isEqualTo(20);
      insert(200);
      checkpoints.move(SECOND);
      insert(1);
      assertThat(rows(reading)).as("what was there when it began to read").isEqualTo(20);
      assertThat(pagesOfTheLog()).isGreaterThan(Checkpoints.LONG_LOG);
      reader.rollback();
      checkpoints.move(SECOND);
      insert(1);
      assertThat(pagesOfTheLog()).isLessThan(30);
      assertThat(rows(reading)).isEqualTo(222);
    }
  }

  /** The writer, who waits; something was committed just before. */
  private void betweenCommits(Runnable work) {
    pauses.incrementAndGet();
    try {
      insert(insertsMeanwhile);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
    work.run();
  }

  private long pagesOfTheLog() throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      row.next();
      return row.getLong(2);
    }
  }

  private void insert(int rows) throws SQLException {
    for (int i = 0; i < rows; i++) {
      statement.execute("INSERT INTO t VALUES (zeroblob(" + ROW_BYTES + "))");
    }
    commits.addAndGet(rows);
  }

  private static long rows(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
      row.next();
      return row.getLong(1);
    }
  }

  private Path database() {
    return folder.resolve("test.db");
  }
}
