package dev.trimtab.server.metrics;

import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.ChartStore;
import dev.trimtab.chart.Charted;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.metrics.StoreErrors.Operation;
import dev.trimtab.tenant.TenantId;

/** Charts whose failures are counted. */
public final class MeteredChartStore implements ChartStore {
  private final ChartStore charts;
  private final StoreErrors errors;

  public MeteredChartStore(ChartStore charts, StoreErrors errors) {
    this.charts = charts;
    this.errors = errors;
  }

  @Override
  public Charted chart(TenantId tenant, ChartQuery query) {
    try {
      return charts.chart(tenant, query);
    } catch (StorageException failure) {
      errors.count(Operation.READ, failure.kind());
      throw failure;
    }
  }
}
