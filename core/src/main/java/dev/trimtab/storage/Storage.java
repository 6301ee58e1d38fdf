package dev.trimtab.storage;

import dev.trimtab.chart.ChartStore;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;

/** Every port of one store, opened and closed as one. */
public interface Storage extends AutoCloseable {
  OutcomeStore outcomes();

  ChartStore charts();

  MarkerStore markers();

  DomainSettingsStore domains();

  ApiKeyStore keys();

  AuditLog audit();

  ProcessStore processes();

  /**
   * Does nothing where the store can be read and written now.
   *
   * @throws dev.trimtab.outcome.StorageException saying why not
   */
  void check();

  /** Finishes what is under way, then lets go of files and connections. Idempotent. */
  @Override
  void close();
}
