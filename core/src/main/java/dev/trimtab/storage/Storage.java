package dev.trimtab.storage;

import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.tenant.ApiKeyStore;

/** Every port of one store, opened and closed as one. */
public interface Storage extends AutoCloseable {
  OutcomeStore outcomes();

  ApiKeyStore keys();

  /**
   * Reads, and makes a write durable that changes nothing; returns where that went well. Costs what
   * a commit costs.
   *
   * @throws dev.trimtab.outcome.StorageException saying why not
   */
  void check();

  /** Finishes what is under way, then lets go of files and connections. Idempotent. */
  @Override
  void close();
}
