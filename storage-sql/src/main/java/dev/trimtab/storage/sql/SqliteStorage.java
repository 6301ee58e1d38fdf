package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.StoreFacts;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.LongCall;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.storage.sql.file.Checkpoints;
import dev.trimtab.storage.sql.file.SqliteFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The embedded store: one SQLite file. */
public final class SqliteStorage extends SqlStorage {
  private final SqliteFile file;
  private final Checkpoints checkpoints;

  private SqliteStorage(
      SqliteSettings settings, Connections connections, Checkpoints checkpoints, SeriesFold fold) {
    super(connections, fold, settings.seriesPerTenant());
    this.file = file(settings.file());
    this.checkpoints = checkpoints;
  }

  /**
   * Opens the file of the settings, creates it or brings it up to date.
   *
   * @param fold what runs over every sample inside the append
   * @throws dev.trimtab.outcome.StorageException saying why not
   */
  public static SqliteStorage open(SqliteSettings settings, SeriesFold fold) {
    Dialect dialect = new SqliteDialect();
    SqliteDatabase database = new SqliteDatabase(settings);
    try {
      database.migrate();
      SqlWriter writer = new SqlWriter(database.writer(), dialect);
      ReadPool reads = new ReadPool(database.readers(), settings.readers(), dialect);
      Checkpoints checkpoints = Checkpoints.start(database.writer(), writer);
      return new SqliteStorage(
          settings, new Connections(dialect, writer, reads, reads, reads), checkpoints, fold);
    } catch (SQLException | RuntimeException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  /** A database as a file, to be looked at whether it is open or not. */
  public static SqliteFile file(Path path) {
    return new SqliteFile(path, new SqliteDialect(), SqliteDatabase.MIGRATIONS);
  }

  /** The writer goes last: the last connection to a SQLite file moves its log into it. */
  @Override
  public void close() {
    checkpoints.close();
    super.close();
  }

  @Override
  public StoreFacts copyTo(Path target) {
    return LongCall.run(() -> file.copyTo(target));
  }

  @Override
  public long bytes() {
    return file.bytes();
  }

  /** What is written goes into one file, which makes its own room. */
  @Override
  public void upkeep(Instant now) {}

  @Override
  public List<Finding> inspect(boolean recount, Instant now) {
    return LongCall.run(() -> file.inspect(recount, now));
  }
}
