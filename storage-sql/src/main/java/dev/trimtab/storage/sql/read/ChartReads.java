package dev.trimtab.storage.sql.read;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.ChartStore;
import dev.trimtab.chart.Charted;
import dev.trimtab.chart.Grouping;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.tenant.TenantId;
import java.util.Arrays;
import java.util.List;

/** Charts from rollups where these can tell, else from the events. Thread-safe. */
public final class ChartReads implements ChartStore {
  /** Rows of the rollups that one chart may read. */
  private static final int MAX_ROWS = 250_000;

  /** Events that one chart may read. */
  private static final int MAX_EVENTS = 50_000;

  private final ReadPool pool;
  private final SelectTenant tenants;
  private final SelectRollupChart fromRollups;
  private final SelectRawChart fromEvents;

  public ChartReads(ReadPool pool, Dialect dialect) {
    this(pool, new Statements(dialect), MAX_ROWS, MAX_EVENTS);
  }

  ChartReads(ReadPool pool, Statements statements, int maxRows, int maxEvents) {
    SelectChartSubjects subjects = new SelectChartSubjects(statements);
    this.pool = pool;
    this.tenants = new SelectTenant(statements);
    this.fromRollups = new SelectRollupChart(subjects, new SelectRollups(statements), maxRows);
    this.fromEvents = new SelectRawChart(statements, subjects, fromRollups, maxEvents);
  }

  @Override
  public Charted chart(TenantId tenant, ChartQuery query) {
    boolean needsEvents =
        query.grouping() instanceof Grouping.Metadata || !query.grid().isWholeMinutes();
    return pool.snapshot(
        session -> {
          long number = tenants.find(session, tenant);
          if (number == SelectTenant.NONE) {
            return new Charted.Drawn(empty(query));
          }
          return needsEvents
              ? fromEvents.run(session, number, query)
              : fromRollups.run(session, number, query);
        });
  }

  private static Chart empty(ChartQuery query) {
    if (!(query.grouping() instanceof Grouping.None)) {
      return new Chart(List.of(), 0, 0, null, 0);
    }
    int size = query.grid().size();
    double[] values = new double[size];
    Arrays.fill(values, new ChartBucket().value(query.statistic()));
    return new Chart(List.of(new Chart.Line(null, new long[size], values)), 0, 0, null, 0);
  }
}
