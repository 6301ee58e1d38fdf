package dev.trimtab.storage.kit;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Storage;

/** One store for one test: how it is opened, and how it is looked into. */
public interface StorageFixture extends AutoCloseable {
  /**
   * Opens the store: empty the first time, later with what was stored before. At most one is open
   * at a time.
   */
  Storage open(SeriesFold fold, StoreLimits limits);

  /** Looks into the store, behind its ports. */
  StoreAudit audit();

  /** Removes the store. */
  @Override
  void close();
}
