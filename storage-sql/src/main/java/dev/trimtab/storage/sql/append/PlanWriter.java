package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.rollup.FailureRollupRows;
import dev.trimtab.storage.sql.rollup.OpenMinute;
import dev.trimtab.storage.sql.rollup.RollupRows;
import dev.trimtab.storage.sql.schema.Subjects;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a plan: each row that it touches is written once. */
final class PlanWriter {
  private final WriteSession session;
  private final TenantRows tenantRows;
  private final SeriesRows seriesRows;
  private final MetricTotalRows metricTotalRows;
  private final EventRows eventRows;
  private final RollupRows rollupRows;
  private final FailureRollupRows failureRollupRows;
  private final FindingRows findingRows;
  private final SeriesFold fold;
  private final Courtesy courtesy;

  PlanWriter(WriteSession session, TenantRows tenantRows, SeriesFold fold, Courtesy courtesy)
      throws SQLException {
    this.session = session;
    this.tenantRows = tenantRows;
    this.seriesRows = new SeriesRows(session);
    this.metricTotalRows = new MetricTotalRows(session);
    this.eventRows = new EventRows(session);
    this.rollupRows = new RollupRows(session);
    this.failureRollupRows = new FailureRollupRows(session);
    this.findingRows = new FindingRows(session);
    this.fold = fold;
    this.courtesy = courtesy;
  }

  /** Writes what is stored of one tenant and returns the tenant's number. */
  long write(TenantPlan plan) throws SQLException {
    TenantRow before = plan.before();
    long tenantId =
        before.isNew()
            ? tenantRows.insert(plan.tenant(), plan.events().getFirst().event().recordedAt())
            : before.tenantId();
    session.enter(tenantId);
    int newDomains = seriesRows.open(tenantId, plan.newSeries());
    FailureClasses classes = new FailureClasses(session, tenantId, before.failureClassCount());
    writeEvents(tenantId, plan.events(), classes);
    TenantCounts counts = new TenantCounts(tenantId, before.lastOccurredAt(), rollupRows);
    countAndFold(plan, tenantId, counts);
    tenantRows.update(
        new TenantRow(
            tenantId,
            plan.nextPosition(),
            plan.seriesCount(),
            before.domainCount() + newDomains,
            classes.count(),
            counts.lastOccurredAt(),
            false,
            before.seriesLimit(),
            before.pooled()));
    return tenantId;
  }

  private void writeEvents(long tenantId, List<PlannedEvent> events, FailureClasses classes)
      throws SQLException {
    FailureRollupRows.Counts failures = new FailureRollupRows.Counts();
    classes.ask(events);
    for (PlannedEvent planned : events) {
      if (planned.isFailure()) {
        int classId = classes.idOf(planned.event().metadata().failureClassOrUnknown());
        failures.add(planned.series().seriesId(), planned.occurredAtMicros(), classId);
        if (!planned.series().isSystem()) {
          failures.add(
              Subjects.ofMetric(MetricType.FAILURE_CLASS), planned.occurredAtMicros(), classId);
        }
        eventRows.add(tenantId, planned, classId);
      } else {
        eventRows.add(tenantId, planned, null);
      }
      if (courtesy.isDueAfterAStep()) {
        eventRows.writeBatch();
        Courtesy.giveWay();
      }
    }
    eventRows.writeBatch();
    classes.writeBatch();
    failureRollupRows.add(tenantId, failures);
  }

  /** In the order of series: rows that lie together are written together. */
  private void countAndFold(TenantPlan plan, long tenantId, TenantCounts counts)
      throws SQLException {
    Set<SeriesPlan> touched = new LinkedHashSet<>();
    for (PlannedEvent planned : plan.events()) {
      planned.series().add(planned);
      touched.add(planned.series());
    }
    List<SeriesPlan> ordered = new ArrayList<>(touched);
    ordered.sort(Comparator.comparingLong(SeriesPlan::seriesId));
    seriesRows.ask(tenantId, ordered);
    for (SeriesPlan series : ordered) {
      countAndFold(plan.tenant(), tenantId, series, counts);
      if (courtesy.isDueAfterAStep()) {
        seriesRows.writeBatch();
        rollupRows.writeBatch();
        Courtesy.giveWay();
      }
    }
    counts.addMetrics(metricTotalRows);
    if (plan.before().pooled()) {
      new PoolFolds(session, fold, findingRows, plan.tenant(), tenantId).run(plan.events());
    }
    findingRows.writeBatch();
    seriesRows.writeBatch();
    rollupRows.writeBatch();
  }

  private void countAndFold(TenantId tenant, long tenantId, SeriesPlan series, TenantCounts counts)
      throws SQLException {
    Samples samples = series.samples();
    SeriesTotals before = seriesRows.find(tenantId, series.seriesId());
    SeriesFold.Folded folded = fold.fold(tenant, series.key(), before.state(), samples);
    for (SeriesFold.Finding finding : folded.findings()) {
      findingRows.add(tenantId, series.seriesId(), finding);
    }
    OpenMinute open = counts.add(series, before.open(), samples);
    seriesRows.add(
        tenantId,
        series.seriesId(),
        samples.size(),
        TenantCounts.latest(samples.occurredAtMicros()),
        new SeriesTotals(open, folded.state()));
  }
}
