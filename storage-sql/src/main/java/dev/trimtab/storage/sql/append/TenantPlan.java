package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a group will store for one tenant. Grows while planning, and can be taken back to a mark.
 */
final class TenantPlan {
  /** How far a plan had come. */
  record Mark(int events, int newSeries) {}

  private final TenantId tenant;
  private final TenantRow before;
  private final Ahead ahead;
  private final List<PlannedEvent> events = new ArrayList<>();
  private final List<SeriesPlan> newSeries = new ArrayList<>();
  private final Map<SeriesKey, SeriesPlan> series = new HashMap<>();
  private final Map<String, PlannedEvent> callersIds = new HashMap<>();

  TenantPlan(TenantId tenant, TenantRow before, Ahead ahead) {
    this.tenant = tenant;
    this.before = before;
    this.ahead = ahead;
  }

  TenantId tenant() {
    return tenant;
  }

  /** Its row before the group. */
  TenantRow before() {
    return before;
  }

  /** What is asked of the rows it had before. */
  Ahead ahead() {
    return ahead;
  }

  /** What is stored, in the order of positions. */
  List<PlannedEvent> events() {
    return events;
  }

  List<SeriesPlan> newSeries() {
    return newSeries;
  }

  int seriesCount() {
    return before.seriesCount() + newSeries.size();
  }

  long nextPosition() {
    return before.nextPosition() + events.size();
  }

  @Nullable SeriesPlan series(SeriesKey key) {
    return series.get(key);
  }

  /** The event of this group that holds that id of the caller's. */
  @Nullable PlannedEvent withCallersId(String id) {
    return callersIds.get(id);
  }

  SeriesPlan knownSeries(SeriesKey key, long seriesId) {
    SeriesPlan known = new SeriesPlan(key, seriesId);
    series.put(key, known);
    return known;
  }

  SeriesPlan newSeries(SeriesKey key) {
    SeriesPlan opened = knownSeries(key, seriesCount() + 1L);
    newSeries.add(opened);
    return opened;
  }

  PlannedEvent store(Submission.Item item, SeriesPlan series) {
    PlannedEvent planned = PlannedEvent.of(item, series, nextPosition());
    events.add(planned);
    if (planned.callersId()) {
      callersIds.put(planned.event().id(), planned);
    }
    return planned;
  }

  Mark mark() {
    return new Mark(events.size(), newSeries.size());
  }

  /** Forgets what was planned since, as if it had never been submitted. */
  void backTo(Mark mark) {
    List<PlannedEvent> dropped = events.subList(mark.events(), events.size());
    dropped.stream()
        .filter(PlannedEvent::callersId)
        .forEach(event -> callersIds.remove(event.event().id()));
    dropped.clear();
    List<SeriesPlan> unopened = newSeries.subList(mark.newSeries(), newSeries.size());
    unopened.forEach(opened -> series.remove(opened.key()));
    unopened.clear();
  }
}
