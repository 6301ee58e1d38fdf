package dev.trimtab.storage.sql;

import dev.trimtab.chart.ChartStore;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.StoreFacts;
import dev.trimtab.storage.sql.append.SqlEventAppender;
import dev.trimtab.storage.sql.audit.SqlAuditLog;
import dev.trimtab.storage.sql.context.SqlDomainSettingsStore;
import dev.trimtab.storage.sql.context.SqlMarkerStore;
import dev.trimtab.storage.sql.correction.VoidEvent;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.LongCall;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.StorageErrors;
import dev.trimtab.storage.sql.file.SqliteFile;
import dev.trimtab.storage.sql.keys.SqlApiKeyStore;
import dev.trimtab.storage.sql.operations.SqlProcessStore;
import dev.trimtab.storage.sql.read.ChartReads;
import dev.trimtab.storage.sql.read.OutcomeReads;
import dev.trimtab.storage.sql.retention.SqlRetentionStore;
import dev.trimtab.storage.sql.tenant.SqlTenantStore;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.TenantStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The embedded store: one SQLite file. */
public final class SqliteStorage implements Storage {
  private final SqliteFile file;
  private final SqlWriter writer;
  private final ReadPool reads;
  private final OutcomeStore outcomes;
  private final ChartStore charts;
  private final MarkerStore markers;
  private final DomainSettingsStore domains;
  private final ApiKeyStore keys;
  private final AuditLog audit;
  private final ProcessStore processes;
  private final TenantStore tenants;
  private final RetentionStore retention;

  private SqliteStorage(
      SqliteFile file, SqlWriter writer, ReadPool reads, OutcomeStore outcomes, Dialect dialect) {
    this.file = file;
    this.writer = writer;
    this.reads = reads;
    this.outcomes = outcomes;
    this.charts = new ChartReads(reads, dialect);
    this.markers = new SqlMarkerStore(writer, reads, dialect);
    this.domains = new SqlDomainSettingsStore(writer, reads);
    this.keys = new SqlApiKeyStore(writer, reads);
    this.audit = new SqlAuditLog(writer, reads);
    this.processes = new SqlProcessStore(writer, reads, dialect);
    this.tenants = new SqlTenantStore(writer, reads);
    this.retention = new SqlRetentionStore(writer, reads, dialect);
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
      return new SqliteStorage(file(settings.file()), writer, reads, outcomes, dialect);
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

  @Override
  public TenantStore tenants() {
    return tenants;
  }

  @Override
  public RetentionStore retention() {
    return retention;
  }

  /** A database as a file, to be looked at whether it is open or not. */
  public static SqliteFile file(Path path) {
    return new SqliteFile(path, new SqliteDialect(), SqliteDatabase.MIGRATIONS);
  }

  @Override
  public StoreFacts copyTo(Path target) {
    return LongCall.run(() -> file.copyTo(target));
  }

  @Override
  public long bytes() {
    return file.bytes();
  }

  @Override
  public List<Finding> inspect(boolean recount, Instant now) {
    return LongCall.run(() -> file.inspect(recount, now));
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
