package dev.trimtab.storage.sql.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class CheckpointsTest {
  private static final int ROW_BYTES = 100_000;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  @TempDir Path folder;
  private final SQLiteDataSource source = new SQLiteDataSource();
  private final AtomicLong commits = new AtomicLong();

  @BeforeEach
  void nameTheFile() {
    source.setUrl("jdbc:sqlite:" + database());
  }

  @Test
  void whatIsCommittedMoves() throws Exception {
    try (Connection writer = source.getConnection();
        Statement statement = writer.createStatement();
        Checkpoints _ = Checkpoints.start(source, commits::get)) {
      makeTable(statement);
      for (int round = 1; round <= 3; round++) {
        insert(statement, 10);
        awaitSize(round * 10L * ROW_BYTES);
      }
      assertThat(rows(statement)).isEqualTo(30);
    }
  }

  @Test
  void aReaderKeepsTheLogAndNobodyWaits() throws Exception {
    try (Connection writer = source.getConnection();
        Statement statement = writer.createStatement()) {
      makeTable(statement);
      try (Connection reader = source.getConnection();
          Statement reading = reader.createStatement();
          Checkpoints _ = Checkpoints.start(source, commits::get)) {
        reader.setAutoCommit(false);
        assertThat(rows(reading)).isZero();
        insert(statement, 20);
        assertThat(rows(reading)).as("what was there when it began to read").isZero();
        reader.rollback();
        insert(statement, 1);
        awaitSize(21L * ROW_BYTES);
        assertThat(rows(reading)).isEqualTo(21);
      }
    }
  }

  private static void makeTable(Statement statement) throws SQLException {
    statement.execute("PRAGMA journal_mode = WAL");
    statement.execute("PRAGMA wal_autocheckpoint = 0");
    statement.execute("CREATE TABLE t(x)");
  }

  private void insert(Statement statement, int rows) throws SQLException {
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

  private void awaitSize(long bytes) throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (Files.size(database()) < bytes) {
      assertThat(System.nanoTime() - began).as("nothing moves").isLessThan(PATIENCE_NANOS);
      Thread.sleep(20);
    }
  }
}
