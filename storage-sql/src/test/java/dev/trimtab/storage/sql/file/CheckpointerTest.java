package dev.trimtab.storage.sql.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class CheckpointerTest {
  private static final int PAGES = 20;

  @TempDir private Path folder;
  private Connection writer;
  private Checkpointer checkpointer;

  @BeforeEach
  void openDatabase() throws SQLException {
    writer = DriverManager.getConnection(url());
    run(writer, "PRAGMA journal_mode = WAL");
    run(writer, "PRAGMA wal_autocheckpoint = 0");
    run(writer, "CREATE TABLE note (content)");
    checkpointer = new Checkpointer(source(), PAGES);
  }

  @AfterEach
  void closeDatabase() throws SQLException {
    checkpointer.close();
    writer.close();
  }

  @Test
  void movesALongLogIntoTheDatabase() throws SQLException {
    write(PAGES);
    checkpointer.moveWhereWorthIt();
    assertThat(pagesNotMoved()).isZero();
  }

  @Test
  void leavesAShortLogWhereItIs() throws SQLException {
    write(1);
    checkpointer.moveWhereWorthIt();
    assertThat(pagesNotMoved()).isPositive().isLessThan(PAGES);
  }

  @Test
  void movesBesideATransactionThatWrites() throws SQLException {
    write(PAGES);
    run(writer, "BEGIN IMMEDIATE");
    run(writer, "INSERT INTO note VALUES ('not committed')");
    checkpointer.moveWhereWorthIt();
    assertThat(pagesNotMoved()).isZero();
    run(writer, "COMMIT");
    assertThat(notes()).isEqualTo(PAGES + 1);
  }

  @Test
  void leavesWhatAReaderStillNeeds() throws SQLException {
    try (Connection reader = DriverManager.getConnection(url())) {
      run(reader, "BEGIN");
      run(reader, "SELECT count(*) FROM note");
      write(PAGES);
      checkpointer.moveWhereWorthIt();
      assertThat(pagesNotMoved()).isGreaterThanOrEqualTo(PAGES);
      run(reader, "COMMIT");
    }
    checkpointer.moveWhereWorthIt();
    assertThat(pagesNotMoved()).isZero();
  }

  @Test
  void triesAgainAfterAFailure() throws SQLException {
    AtomicBoolean broken = new AtomicBoolean(true);
    SQLiteDataSource source =
        new SQLiteDataSource() {
          @Override
          public org.sqlite.SQLiteConnection getConnection(String user, String password)
              throws SQLException {
            if (broken.get()) {
              throw new SQLException("not now");
            }
            return super.getConnection(user, password);
          }
        };
    source.setUrl(url());
    try (Checkpointer failing = new Checkpointer(source, PAGES)) {
      write(PAGES);
      failing.moveWhereWorthIt();
      assertThat(pagesNotMoved()).isGreaterThanOrEqualTo(PAGES);
      broken.set(false);
      failing.moveWhereWorthIt();
      assertThat(pagesNotMoved()).isZero();
    }
  }

  @Test
  void leavesNoFileOpenBehind() throws SQLException {
    checkpointer.start();
    checkpointer.close();
    writer.close();
    assertThat(folder.resolve("notes.db-wal")).doesNotExist();
    assertThat(Files.exists(folder.resolve("notes.db"))).isTrue();
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("notes.db");
  }

  private DataSource source() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(url());
    return source;
  }

  /** Each note is longer than a page. */
  private void write(int notes) throws SQLException {
    for (int i = 0; i < notes; i++) {
      run(writer, "INSERT INTO note VALUES (zeroblob(5000))");
    }
  }

  private long pagesNotMoved() throws SQLException {
    try (Connection looking = DriverManager.getConnection(url());
        Statement statement = looking.createStatement();
        ResultSet counts = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return counts.getLong("log") - counts.getLong("checkpointed");
    }
  }

  private long notes() throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM note")) {
      return count.getLong(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
