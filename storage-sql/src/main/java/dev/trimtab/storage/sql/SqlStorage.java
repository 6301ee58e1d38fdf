package dev.trimtab.storage.sql;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.chart.ChartStore;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.loop.ChannelStore;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.sql.append.SqlEventAppender;
import dev.trimtab.storage.sql.audit.SqlAuditLog;
import dev.trimtab.storage.sql.change.SqlChangeStore;
import dev.trimtab.storage.sql.context.SqlDomainSettingsStore;
import dev.trimtab.storage.sql.context.SqlMarkerStore;
import dev.trimtab.storage.sql.correction.VoidEvent;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.intake.SqlIntakeStore;
import dev.trimtab.storage.sql.intake.SqlLessonStore;
import dev.trimtab.storage.sql.keys.SqlApiKeyStore;
import dev.trimtab.storage.sql.loop.SqlChannelStore;
import dev.trimtab.storage.sql.loop.SqlLoopStore;
import dev.trimtab.storage.sql.loop.SqlTemplateStore;
import dev.trimtab.storage.sql.operations.SqlAcknowledgementStore;
import dev.trimtab.storage.sql.operations.SqlProcessStore;
import dev.trimtab.storage.sql.operations.SqlSilenceStore;
import dev.trimtab.storage.sql.read.ChartReads;
import dev.trimtab.storage.sql.read.OutcomeReads;
import dev.trimtab.storage.sql.retention.SqlRetentionStore;
import dev.trimtab.storage.sql.tenant.SqlTenantStore;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.TenantStore;

/** The ports as they are over every database that speaks SQL. */
abstract class SqlStorage implements Storage {
  private final SqlWriter writer;
  private final ReadPool reads;
  private final ReadPool outcomeReads;
  private final ReadPool keyReads;
  private final OutcomeStore outcomes;
  private final ChartStore charts;
  private final MarkerStore markers;
  private final DomainSettingsStore domains;
  private final ApiKeyStore keys;
  private final AuditLog audit;
  private final ProcessStore processes;
  private final TenantStore tenants;
  private final RetentionStore retention;
  private final ChangeStore changes;
  private final TemplateStore templates;
  private final LoopStore loops;
  private final ChannelStore channels;
  private final IntakeStore intakes;
  private final LessonStore lessons;
  private final SilenceStore silences;
  private final AcknowledgementStore acknowledgements;

  /**
   * What a store runs on.
   *
   * @param reads where what was just written is read
   * @param outcomeReads where outcomes and charts are read; the same, or one that may lag behind
   * @param keyReads where API keys are read; the same, or one that no other read keeps waiting
   */
  record Connections(
      Dialect dialect,
      SqlWriter writer,
      ReadPool reads,
      ReadPool outcomeReads,
      ReadPool keyReads) {}

  SqlStorage(Connections connections, SeriesFold fold, int seriesPerTenant) {
    Dialect dialect = connections.dialect();
    this.writer = connections.writer();
    this.reads = connections.reads();
    this.outcomeReads = connections.outcomeReads();
    this.keyReads = connections.keyReads();
    this.outcomes =
        new SqlOutcomeStore(
            new SqlEventAppender(writer, dialect, fold, seriesPerTenant),
            new VoidEvent(writer, dialect),
            new OutcomeReads(outcomeReads, reads, dialect));
    this.charts = new ChartReads(outcomeReads, dialect);
    this.markers = new SqlMarkerStore(writer, reads, dialect);
    this.domains = new SqlDomainSettingsStore(writer, reads);
    this.keys = new SqlApiKeyStore(writer, keyReads);
    this.audit = new SqlAuditLog(writer, reads);
    this.processes = new SqlProcessStore(writer, reads, dialect);
    this.tenants = new SqlTenantStore(writer, reads);
    this.retention = new SqlRetentionStore(writer, reads, dialect);
    this.changes = new SqlChangeStore(writer, reads, outcomeReads);
    this.templates = new SqlTemplateStore(writer, reads);
    this.loops = new SqlLoopStore(writer, reads);
    this.channels = new SqlChannelStore(writer, reads);
    this.intakes = new SqlIntakeStore(writer, reads, dialect);
    this.lessons = new SqlLessonStore(writer, reads, dialect);
    this.silences = new SqlSilenceStore(writer, reads);
    this.acknowledgements = new SqlAcknowledgementStore(writer, reads);
  }

  @Override
  public final OutcomeStore outcomes() {
    return outcomes;
  }

  @Override
  public final ChartStore charts() {
    return charts;
  }

  @Override
  public final MarkerStore markers() {
    return markers;
  }

  @Override
  public final DomainSettingsStore domains() {
    return domains;
  }

  @Override
  public final ApiKeyStore keys() {
    return keys;
  }

  @Override
  public final AuditLog audit() {
    return audit;
  }

  @Override
  public final ProcessStore processes() {
    return processes;
  }

  @Override
  public final TenantStore tenants() {
    return tenants;
  }

  @Override
  public final RetentionStore retention() {
    return retention;
  }

  @Override
  public final ChangeStore changes() {
    return changes;
  }

  @Override
  public final TemplateStore templates() {
    return templates;
  }

  @Override
  public final LoopStore loops() {
    return loops;
  }

  @Override
  public final ChannelStore channels() {
    return channels;
  }

  @Override
  public final IntakeStore intakes() {
    return intakes;
  }

  @Override
  public final LessonStore lessons() {
    return lessons;
  }

  @Override
  public final SilenceStore silences() {
    return silences;
  }

  @Override
  public final AcknowledgementStore acknowledgements() {
    return acknowledgements;
  }

  /** Writes something, through to the disk: a lock alone is had on a disk that takes nothing. */
  @Override
  public final void check() {
    writer.touch();
    keys.revision();
  }

  /** Readers go first: the last connection to a SQLite file moves its log into it. */
  @Override
  public void close() {
    outcomeReads.close();
    reads.close();
    keyReads.close();
    writer.close();
  }
}
