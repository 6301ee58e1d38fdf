package dev.trimtab.server.wiring;

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
import dev.trimtab.outcome.EventAppender;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.RecorderObserver;
import dev.trimtab.outcome.RecorderSettings;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.config.IngestConfig;
import dev.trimtab.server.config.LimitsConfig;
import dev.trimtab.server.config.PostgresConfig;
import dev.trimtab.server.config.StorageConfig;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.server.metrics.LoopMetrics;
import dev.trimtab.server.metrics.MeteredChartStore;
import dev.trimtab.server.metrics.MeteredLoopStore;
import dev.trimtab.server.metrics.MeteredOutcomeStore;
import dev.trimtab.server.metrics.StoreErrors;
import dev.trimtab.server.stream.EventStreams;
import dev.trimtab.server.stream.WakingAppender;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.TenantStore;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Opens the store and the recorder before it, and closes them the other way round: what was taken
 * is committed before the database goes.
 */
@Singleton
public final class StoreWiring {
  /** After everybody who uses the store; the default is 2500. */
  public static final int LAST = 10_000;

  static final String DATABASE = "trimtab.db";

  @Produces
  @Singleton
  DataFolder folder(StorageConfig config, HttpConfig http) {
    if (config.ephemeral() && !isLoopback(http.bind())) {
      throw new StartFailure(
          "an ephemeral server has a key that everybody knows, so it listens on this machine only:"
              + " leave out --bind",
          null);
    }
    if (config.ephemeral() && config.url().isPresent()) {
      throw new StartFailure(
          "an ephemeral server keeps nothing, so it has no other store: leave out --store"
              + " (trimtab.storage.url) or --ephemeral",
          null);
    }
    return config.url().isPresent() ? DataFolder.unheld(config.data()) : DataFolder.open(config);
  }

  @Produces
  @Singleton
  StoreSite site(DataFolder folder, StorageConfig config, PostgresConfig postgres) {
    return StoreOptions.of(config, postgres)
        .map(options -> StoreSite.server(PostgresStore.of(options).place(), postgres.writers()))
        .orElseGet(() -> StoreSite.file(folder.path().toString()));
  }

  @Produces
  @Singleton
  Storage storage(
      DataFolder folder,
      StorageConfig config,
      PostgresConfig postgres,
      LimitsConfig limits,
      WatchRules rules) {
    SeriesFold fold = Watching.by(rules);
    Optional<StoreOptions> options = StoreOptions.of(config, postgres);
    return options.isPresent()
        ? PostgresStore.of(options.get()).open(limits.seriesPerTenant(), fold)
        : embedded(folder, config, limits, fold);
  }

  private static Storage embedded(
      DataFolder folder, StorageConfig config, LimitsConfig limits, SeriesFold fold) {
    SqliteSettings settings =
        new SqliteSettings(
            folder.path().resolve(DATABASE),
            config.readers(),
            config.readerCacheKib(),
            config.writerCacheKib(),
            config.maxBytes().isPresent() ? config.maxBytes().getAsLong() : null,
            limits.seriesPerTenant());
    StoreLibrary.begin(settings.file());
    try {
      return SqliteStorage.open(settings, fold);
    } catch (StorageException failure) {
      throw new StartFailure(
          "the store " + settings.file() + " cannot be opened: " + failure.getMessage(), failure);
    }
  }

  @Produces
  @Singleton
  OutcomeStore outcomes(Storage storage, StoreErrors errors) {
    return new MeteredOutcomeStore(storage.outcomes(), errors);
  }

  @Produces
  @Singleton
  ChartStore charts(Storage storage, StoreErrors errors) {
    return new MeteredChartStore(storage.charts(), errors);
  }

  @Produces
  @Singleton
  MarkerStore markers(Storage storage) {
    return storage.markers();
  }

  @Produces
  @Singleton
  DomainSettingsStore domains(Storage storage) {
    return storage.domains();
  }

  @Produces
  @Singleton
  ApiKeyStore keys(Storage storage) {
    return storage.keys();
  }

  @Produces
  @Singleton
  AuditLog audit(Storage storage) {
    return storage.audit();
  }

  @Produces
  @Singleton
  TenantStore tenants(Storage storage) {
    return storage.tenants();
  }

  @Produces
  @Singleton
  ProcessStore processes(Storage storage) {
    return storage.processes();
  }

  @Produces
  @Singleton
  RetentionStore retention(Storage storage) {
    return storage.retention();
  }

  @Produces
  @Singleton
  ChannelStore channels(Storage storage) {
    return storage.channels();
  }

  @Produces
  @Singleton
  TemplateStore templates(Storage storage) {
    return storage.templates();
  }

  @Produces
  @Singleton
  IntakeStore intakes(Storage storage) {
    return storage.intakes();
  }

  @Produces
  @Singleton
  LessonStore lessons(Storage storage) {
    return storage.lessons();
  }

  @Produces
  @Singleton
  LoopStore loops(Storage storage, LoopMetrics metrics) {
    return new MeteredLoopStore(storage.loops(), metrics);
  }

  @Produces
  @Singleton
  SilenceStore silences(Storage storage) {
    return storage.silences();
  }

  @Produces
  @Singleton
  AcknowledgementStore acknowledgements(Storage storage) {
    return storage.acknowledgements();
  }

  @Produces
  @Singleton
  ChangeStore changes(Storage storage) {
    return storage.changes();
  }

  @Produces
  @Singleton
  Recorder recorder(
      OutcomeStore outcomes,
      IngestConfig config,
      StoreSite site,
      RecorderObserver observer,
      EventStreams streams) {
    RecorderSettings settings =
        new RecorderSettings(
            config.lanes().orElse(site.lanes()),
            config.tenantQueueEvents(),
            config.tenantQueueBytes(),
            config.totalQueueBytes(),
            config.groupEvents(),
            Math.min(
                config.sharedGroupEvents().orElse(site.sharedGroupEvents()), config.groupEvents()));
    EventAppender waking = new WakingAppender(outcomes, streams::advanced);
    return new Recorder(waking, settings, observer);
  }

  /** Runs when no request is under way any more. */
  void close(
      @Observes @Priority(LAST) ShutdownEvent stopping,
      Recorder recorder,
      Storage storage,
      DataFolder folder) {
    recorder.close();
    storage.close();
    folder.close();
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw new StartFailure("the address " + address + " is not known", unknown);
    }
  }
}
