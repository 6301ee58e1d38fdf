package dev.trimtab.storage.sql.read;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.ChartStore;
import dev.trimtab.chart.Charted;
import dev.trimtab.chart.Grouping;
import dev.trimtab.outcome.Micros;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.schema.KeptFrom;
import dev.trimtab.storage.sql.schema.RollupLevel;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
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
          FoundTenant found = tenants.find(session, tenant);
          if (found == null) {
            return new Charted.Drawn(empty(query));
          }
          Charted charted =
              needsEvents
                  ? fromEvents.run(session, found.number(), query)
                  : fromRollups.run(session, found.number(), query);
          return charted instanceof Charted.Drawn(Chart chart)
              ? new Charted.Drawn(notBefore(chart, found.kept(), query))
              : charted;
        });
  }

  /** Days that are not kept at all leave nothing that could tell that they are missing. */
  private static Chart notBefore(Chart chart, KeptFrom kept, ChartQuery query) {
    Instant oldest = Micros.toInstant(kept.micros(RollupLevel.DAY));
    Instant known = chart.completeSince();
    if (!query.grid().since().isBefore(oldest) || (known != null && !known.isBefore(oldest))) {
      return chart;
    }
    return new Chart(
        chart.lines(), chart.otherGroups(), chart.otherSamples(), oldest, chart.accuracy());
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
