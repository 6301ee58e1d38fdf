package dev.trimtab.storage.sql;

import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.sql.append.SqlEventAppender;
import dev.trimtab.storage.sql.correction.VoidEvent;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.storage.sql.keys.SqlApiKeyStore;
import dev.trimtab.storage.sql.read.OutcomeReads;
import dev.trimtab.tenant.ApiKeyStore;

/** The embedded store: one SQLite file. */
public final class SqliteStorage implements Storage {
  private final SqlWriter writer;
  private final ReadPool reads;
  private final OutcomeStore outcomes;
  private final ApiKeyStore keys;

  private SqliteStorage(SqlWriter writer, ReadPool reads, OutcomeStore outcomes, ApiKeyStore keys) {
    this.writer = writer;
    this.reads = reads;
    this.outcomes = outcomes;
    this.keys = keys;
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
      OutcomeStore outcomes =
          new SqlOutcomeStore(
              new SqlEventAppender(writer, dialect, fold, settings.seriesPerTenant()),
              new VoidEvent(writer, dialect),
              new OutcomeReads(reads, dialect));
      return new SqliteStorage(writer, reads, outcomes, new SqlApiKeyStore(writer, reads));
    } catch (RuntimeException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  @Override
  public OutcomeStore outcomes() {
    return outcomes;
  }

  @Override
  public ApiKeyStore keys() {
    return keys;
  }

  /** Writes one page, through to the disk: a lock alone is had on a disk that takes nothing. */
  @Override
  public void check() {
    writer.touch();
    keys.revision();
  }

  /** Readers go first: the last connection to close moves the log into the database. */
  @Override
  public void close() {
    reads.close();
    writer.close();
  }
}
