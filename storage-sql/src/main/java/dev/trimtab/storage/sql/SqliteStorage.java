package dev.trimtab.storage.sql;

import dev.trimtab.chart.ChartStore;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.sql.append.SqlEventAppender;
import dev.trimtab.storage.sql.audit.SqlAuditLog;
import dev.trimtab.storage.sql.context.SqlDomainSettingsStore;
import dev.trimtab.storage.sql.context.SqlMarkerStore;
import dev.trimtab.storage.sql.correction.VoidEvent;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.storage.sql.keys.SqlApiKeyStore;
import dev.trimtab.storage.sql.operations.SqlProcessStore;
import dev.trimtab.storage.sql.read.ChartReads;
import dev.trimtab.storage.sql.read.OutcomeReads;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;

/** The embedded store: one SQLite file. */
public final class SqliteStorage implements Storage {
  private final SqlWriter writer;
  private final ReadPool reads;
  private final OutcomeStore outcomes;
  private final ChartStore charts;
  private final MarkerStore markers;
  private final DomainSettingsStore domains;
  private final ApiKeyStore keys;
  private final AuditLog audit;
  private final ProcessStore processes;

  private SqliteStorage(SqlWriter writer, ReadPool reads, OutcomeStore outcomes, Dialect dialect) {
    this.writer = writer;
    this.reads = reads;
    this.outcomes = outcomes;
    this.charts = new ChartReads(reads, dialect);
    this.markers = new SqlMarkerStore(writer, reads, dialect);
    this.domains = new SqlDomainSettingsStore(writer, reads);
    this.keys = new SqlApiKeyStore(writer, reads);
    this.audit = new SqlAuditLog(writer, reads);
    this.processes = new SqlProcessStore(writer, reads);
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
      return new SqliteStorage(writer, reads, outcomes, dialect);
    } catch (RuntimeException failure) {
      throw StorageErrors.translate(dialect, failure);
    }
  }

  @Override
  public OutcomeStore outcomes() {
    return outcomes;
  }

  @Override
  public ChartStore charts() {
    return charts;
  }

  @Override
  public MarkerStore markers() {
    return markers;
  }

  @Override
  public DomainSettingsStore domains() {
    return domains;
  }

  @Override
  public ApiKeyStore keys() {
    return keys;
  }

  @Override
  public AuditLog audit() {
    return audit;
  }

  @Override
  public ProcessStore processes() {
    return processes;
  }

  /** Takes the write lock and reads on both sides; writes nothing, so that asking is cheap. */
  @Override
  public void check() {
    writer.inTransaction(session -> session.prepared("SELECT count(*) FROM tenant").execute());
    keys.revision();
  }

  /** Readers go first: the last connection to close moves the log into the database. */
  @Override
  public void close() {
    reads.close();
    writer.close();
  }
}
