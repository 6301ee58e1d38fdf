package dev.trimtab.server.wiring;

import dev.trimtab.chart.ChartStore;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.outcome.CountingFold;
import dev.trimtab.outcome.EventAppender;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.RecorderObserver;
import dev.trimtab.outcome.RecorderSettings;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.config.IngestConfig;
import dev.trimtab.server.config.LimitsConfig;
import dev.trimtab.server.config.StorageConfig;
import dev.trimtab.server.metrics.MeteredChartStore;
import dev.trimtab.server.metrics.MeteredOutcomeStore;
import dev.trimtab.server.metrics.StoreErrors;
import dev.trimtab.server.stream.EventStreams;
import dev.trimtab.server.stream.WakingAppender;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Opens the store and the recorder before it, and closes them the other way round: what was taken
 * is committed before the database goes.
 */
@Singleton
public final class StoreWiring {
  /** After everybody who uses the store; the default is 2500. */
  public static final int LAST = 10_000;

  private static final String DATABASE = "trimtab.db";

  @Produces
  @Singleton
  DataFolder folder(StorageConfig config, HttpConfig http) {
    if (config.ephemeral() && !isLoopback(http.bind())) {
      throw new StartFailure(
          "an ephemeral server has a key that everybody knows, so it listens on this machine only:"
              + " leave out --bind",
          null);
    }
    return DataFolder.open(config);
  }

  @Produces
  @Singleton
  Storage storage(DataFolder folder, StorageConfig config, LimitsConfig limits) {
    SqliteSettings settings =
        new SqliteSettings(
            folder.path().resolve(DATABASE),
            config.readers(),
            config.readerCacheKib(),
            config.writerCacheKib(),
            config.maxBytes().isPresent() ? config.maxBytes().getAsLong() : null,
            limits.seriesPerTenant());
    try {
      return SqliteStorage.open(settings, new CountingFold());
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
  ProcessStore processes(Storage storage) {
    return storage.processes();
  }

  @Produces
  @Singleton
  Recorder recorder(
      OutcomeStore outcomes, IngestConfig config, RecorderObserver observer, EventStreams streams) {
    RecorderSettings settings =
        new RecorderSettings(
            config.lanes(),
            config.tenantQueueEvents(),
            config.tenantQueueBytes(),
            config.totalQueueBytes(),
            config.groupEvents());
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
