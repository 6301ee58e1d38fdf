package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The default: a SQLite database in the server's own folder. */
final class EmbeddedStores implements Stores {
  /** As the server's writer has it. */
  private static final List<String> DURABILITY =
      List.of(
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA wal_autocheckpoint = 8192",
          "PRAGMA cache_size = -8192",
          "PRAGMA temp_store = MEMORY");

  @Override
  public String describe() {
    return "";
  }

  @Override
  public boolean areShared() {
    return false;
  }

  @Override
  public Map<String, String> settings(Path folder) {
    return Map.of();
  }

  @Override
  public Connection open(Path folder) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database(folder));
    try (Statement statement = connection.createStatement()) {
      for (String pragma : DURABILITY) {
        statement.execute(pragma);
      }
    }
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public BareRows rows(Connection connection, BareStatement statement) throws SQLException {
    return new BareBatch(connection.prepareStatement(statement.forOneRow()));
  }

  @Override
  public void remove(Path folder) {}

  @Override
  public void close() {}

  private static Path database(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
