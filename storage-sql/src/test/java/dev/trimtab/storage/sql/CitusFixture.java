package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.StorageFixture;
import dev.trimtab.storage.kit.StoreAudit;
import dev.trimtab.storage.kit.StoreLimits;

/** A store on a cluster, whose statements are seen to go to one server each. */
public final class CitusFixture implements StorageFixture {
  private final CitusServer server = CitusServer.shared();
  private final String database = server.makeDatabase();

  @Override
  public Storage open(SeriesFold fold, StoreLimits limits) {
    return PostgresStorage.open(
        server.settings(database).withSeriesPerTenant(limits.seriesPerTenant()),
        fold,
        RoutedSource::new);
  }

  @Override
  public StoreAudit audit() {
    return new SqlAudit(
        server.url(database, PostgresServer.APPLICATION), new PostgresDialect(Distribution.CITUS));
  }

  @Override
  public void close() {
    server.giveBack(database);
  }
}
