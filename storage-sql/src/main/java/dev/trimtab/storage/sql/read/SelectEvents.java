package dev.trimtab.storage.sql.read;

import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.schema.StoredMetric;
import java.sql.SQLException;
import java.util.List;

/** A page of events, newest first, from the index that leads past the fewest rows. */
final class SelectEvents {
  /** A page looks at no more rows than this, however few of them are asked for. */
  static final int MAX_ROWS = 100_000;

  /** The same where each row is looked up by itself. */
  private static final int MAX_SINGLE_ROWS = 10_000;

  private final SelectSeries series;
  private final SelectNewestSamples samples;
  private final TimeWalk timeWalk;
  private final SampleWalk sampleWalk;

  SelectEvents(Statements statements, SelectSeries series, SelectNewestSamples samples) {
    this.series = series;
    this.samples = samples;
    this.timeWalk = new TimeWalk(statements);
    this.sampleWalk = new SampleWalk(statements, timeWalk);
  }

  EventPage run(ReadSession session, long tenant, EventQuery query) throws SQLException {
    PageRequest request = new PageRequest(session, tenant, query);
    if (query.domain() != null || query.environment() != null || query.eventType() != null) {
      return ofSeries(request);
    }
    MetricType metricType = query.metricType();
    if (metricType == null) {
      return walkTime(request);
    }
    return walkSamples(
        request,
        (range, window) ->
            samples.ofMetrics(
                session,
                tenant,
                List.of(
                    new SelectNewestSamples.OfMetric(metricType.code(), range, window),
                    new SelectNewestSamples.OfMetric(
                        StoredMetric.ofSystem(metricType), range, window))));
  }

  private EventPage ofSeries(PageRequest request) throws SQLException {
    EventQuery query = request.query();
    SelectSeries.Names names =
        new SelectSeries.Names(
            query.domain(), query.environment(), query.eventType(), query.metricType());
    List<SelectSeries.Found> found =
        series.run(request.session(), request.tenant(), names, SelectSeries.FEW + 1);
    if (found.size() > SelectSeries.FEW) {
      return walkTime(request);
    }
    return walkSamples(
        request,
        (range, window) ->
            samples.ofSeries(
                request.session(),
                request.tenant(),
                List.of(new SeriesVisit(found, range, window))));
  }

  private EventPage walkTime(PageRequest request) throws SQLException {
    PageInMaking page =
        new PageInMaking(Place.start(request.query()), request.query().limit(), MAX_ROWS);
    return page.page(timeWalk.fill(request, page));
  }

  private EventPage walkSamples(PageRequest request, SampleWalk.Source source) throws SQLException {
    PageInMaking page =
        new PageInMaking(Place.start(request.query()), request.query().limit(), MAX_SINGLE_ROWS);
    return page.page(sampleWalk.fill(request, source, page));
  }
}
