package dev.trimtab.storage.sql.file;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.StoreFacts;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.StorageErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * A database as a file, whoever else has it open. Reads it only; a copy is another file.
 *
 * @param migrations where the migrations are that this program knows
 */
public record SqliteFile(Path path, Dialect dialect, String migrations) {
  /**
   * Copies it, in use or not, and checks the copy.
   *
   * @param target not there yet, or empty
   * @return what the copy holds
   * @throws StorageException where it cannot be read or written, or the copy is not sound
   */
  public StoreFacts copyTo(Path target) {
    try {
      DatabaseCopy.make(source(), target);
    } catch (SQLException | IOException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
    return new SqliteFile(target, dialect, migrations).verify();
  }

  /**
   * Checks that it is a whole, sound database that this program can open.
   *
   * @return what it holds
   * @throws StorageException saying why not
   */
  public StoreFacts verify() {
    try (Connection connection = open()) {
      List<String> broken = Integrity.check(connection);
      if (!broken.isEmpty()) {
        throw refused("is damaged: " + broken.getFirst(), null);
      }
      refuseForeign();
      return Facts.read(connection);
    } catch (SQLException failure) {
      throw refused("cannot be read as a database: " + failure.getMessage(), failure);
    }
  }

  /**
   * Looks for what is wrong with it.
   *
   * @param recount true to count everything anew, which reads every event a few times
   */
  public List<Finding> inspect(boolean recount, Instant now) {
    try (Connection connection = open()) {
      return new StoreInspection(connection, dialect).run(recount, now);
    } catch (SQLException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  /** How much room it takes, what is still in its log included. */
  public long bytes() {
    try {
      Path log = path.resolveSibling(path.getFileName() + "-wal");
      return Files.size(path) + (Files.exists(log) ? Files.size(log) : 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void refuseForeign() {
    MigrationInfo newest =
        Flyway.configure().dataSource(source()).locations(migrations).load().info().current();
    if (newest == null) {
      throw refused("is no database of Trimtab", null);
    }
    if (newest.getState() == MigrationState.FUTURE_SUCCESS
        || newest.getState() == MigrationState.FUTURE_FAILED) {
      throw refused(
          "is of a newer Trimtab: its schema version "
              + newest.getVersion()
              + " is not known to this one; take the newer program",
          null);
    }
  }

  private Connection open() throws SQLException {
    Connection connection = source().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(dialect.readOnly());
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private DataSource source() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + path);
    return source;
  }

  private StorageException refused(String why, @Nullable Exception cause) {
    return new StorageException(StorageException.Kind.REJECTED, path + " " + why, cause);
  }
}
