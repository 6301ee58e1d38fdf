package dev.trimtab.loop;

import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SampleQuery;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StoredSample;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a verdict is reached from: once what fresh outcomes are held against, and then these
 * outcomes, each once. Reads only; whoever moves the loop keeps what was heard. Thread-safe.
 */
public final class TapeRecorder {
  private static final int MOST_USUAL = 2_000;
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);

  /** A loop that had nothing to wait for begins within seconds. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final OutcomeStore outcomes;
  private final ChangeStore changes;
  private final BiFunction<TenantId, Watched, DetectorSettings> settings;

  public TapeRecorder(
      OutcomeStore outcomes,
      ChangeStore changes,
      BiFunction<TenantId, Watched, DetectorSettings> settings) {
    this.outcomes = outcomes;
    this.changes = changes;
    this.settings = settings;
  }

  /**
   * What a loop is held against whose action is done.
   *
   * @param record of the loop
   */
  TapeBasis basis(TenantId tenant, Loop loop, List<LoopEntry> record, LoopTemplate template) {
    Loop.Action action = loop.action();
    Instant done = action == null ? null : action.done();
    if (action == null || done == null) {
      throw new IllegalStateException("loop " + loop.id() + " verifies what is not done");
    }
    Verification asked = template.verification();
    List<SeriesKey> series = asked.series(loop.series());
    Optional<ChangePoint> point = changePoint(tenant, loop);
    ChangePoint own = point.filter(found -> found.watched().equals(series.getFirst())).orElse(null);
    List<StoredSample> before =
        before(tenant, series.getFirst(), beginning(loop, record, point), action.began()).stream()
            .filter(each -> each.position() > loop.cause().position())
            .toList();
    List<TapeBasis.Track> tracks = new ArrayList<>();
    double typical = own == null ? Double.NaN : own.alarm().baseline().typical();
    tracks.add(track(tenant, series.getFirst(), typical, before));
    for (SeriesKey guarded : series.subList(1, series.size())) {
      // No alarm chose its samples, so that those of the week before the action are usual.
      List<StoredSample> week =
          before(tenant, guarded, since(action.began(), WEEK), action.began());
      tracks.add(track(tenant, guarded, Double.NaN, week));
    }
    return new TapeBasis(
        asked,
        done.plus(asked.settling()),
        loop.cause().position(),
        variants(template, before),
        own == null ? null : decline(tenant, series.getFirst(), own),
        tracks);
  }

  private static Variants variants(LoopTemplate template, List<StoredSample> before) {
    String asked = template.verification().variant();
    String named = asked == null ? template.match().metadata().get(Variants.KEY) : asked;
    return named == null
        ? Variants.among(before.stream().map(StoredSample::label).toList())
        : Variants.named(named);
  }

  private TapeBasis.Track track(
      TenantId tenant, SeriesKey series, double typical, List<StoredSample> before) {
    return new TapeBasis.Track(series.metricType(), scale(tenant, series), typical, run(before));
  }

  /**
   * What came since a tape's last take. What arrives late counts where it belongs, as long as it
   * arrives in time.
   *
   * @param own the series of the loop
   * @return empty where nothing did
   */
  Optional<Take> take(TenantId tenant, SeriesKey own, Tape tape) {
    // Of one moment, so that no claim of one track is made without the earlier samples of another.
    long through = outcomes.lastPosition(tenant);
    List<SeriesKey> series = tape.basis().asked().series(own);
    List<MarkedRun> tracks = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      int room = tape.room(i);
      tracks.add(
          room == 0 || through <= tape.through()
              ? MarkedRun.EMPTY
              : fresh(tenant, series.get(i), tape, room, through));
    }
    return tracks.stream().allMatch(each -> each.size() == 0)
        ? Optional.empty()
        : Optional.of(new Take(tape.lines(), through, tracks));
  }

  private MarkedRun fresh(TenantId tenant, SeriesKey series, Tape tape, int room, long through) {
    TapeBasis basis = tape.basis();
    TimeRange range = new TimeRange(basis.fresh(), basis.deadline());
    SampleQuery query = new SampleQuery(series, range, Variants.KEY, tape.through(), room);
    List<StoredSample> stored =
        outcomes.samples(tenant, query).stream()
            .filter(each -> each.position() <= through)
            .filter(each -> each.recordedAt().isBefore(basis.deadline()))
            .toList();
    byte[] marks = new byte[stored.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = basis.variants().mark(stored.get(i).label()).code();
    }
    return new MarkedRun(run(stored), marks);
  }

  private List<StoredSample> before(
      TenantId tenant, SeriesKey series, Instant since, Instant until) {
    if (!until.isAfter(since)) {
      return List.of();
    }
    TimeRange range = new TimeRange(since, until);
    SampleQuery query = new SampleQuery(series, range, Variants.KEY, Run.MAX_SIZE);
    return outcomes.samples(tenant, query).stream()
        .filter(each -> each.recordedAt().isBefore(until))
        .toList();
  }

  private static Run run(List<StoredSample> stored) {
    return new Run(
        stored.stream().mapToLong(StoredSample::position).toArray(),
        stored.stream().mapToDouble(StoredSample::value).toArray());
  }

  private static Instant since(Instant moment, Duration before) {
    Instant since = moment.minus(before);
    return since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
  }

  private Optional<ChangePoint> changePoint(TenantId tenant, Loop loop) {
    return loop.cause().changePoint().isPresent()
        ? changes.find(tenant, new ChangeId(loop.cause().position(), 0))
        : Optional.empty();
  }

  /**
   * From when on samples were chosen by nothing: from the alarm on or, where what triggered had to
   * hold for a while, from when it had.
   */
  private static Instant beginning(Loop loop, List<LoopEntry> record, Optional<ChangePoint> point) {
    Instant alarm = point.map(TapeRecorder::alarmAt).orElse(loop.openedAt());
    Instant begun =
        record.stream()
            .filter(entry -> entry.from() == LoopState.TRIGGERED && entry.to() != entry.from())
            .map(LoopEntry::at)
            .findFirst()
            .orElse(loop.openedAt());
    boolean hadToHold = begun.isAfter(loop.openedAt().plus(AT_ONCE));
    return hadToHold && begun.isAfter(alarm) ? begun : alarm;
  }

  private static Instant alarmAt(ChangePoint point) {
    return Micros.toInstant(point.alarm().at().occurredAtMicros());
  }

  private @Nullable ScoreScale scale(TenantId tenant, SeriesKey series) {
    return settings.apply(tenant, series).scale();
  }

  private @Nullable Decline decline(TenantId tenant, SeriesKey series, ChangePoint point) {
    Detection alarm = point.alarm();
    ScoreScale scale = scale(tenant, series);
    if (alarm.direction() != Direction.DECLINE
        || (!Compared.isLinear(series.metricType(), scale)
            && !Double.isFinite(alarm.baseline().typical()))) {
      return null;
    }
    if (Compared.isLinear(series.metricType(), scale)) {
      return Decline.of(alarm, series.metricType(), scale);
    }
    Instant start = point.onset().earliest();
    return Decline.of(
        series.metricType(),
        scale,
        alarm.baseline().typical(),
        values(tenant, series, point, since(start, USUAL), start),
        values(tenant, series, point, point.onset().start(), alarmAt(point).plusNanos(1_000)));
  }

  /** The newest of those that were stored when the alarm came: later ones change nothing. */
  private double[] values(
      TenantId tenant, SeriesKey series, ChangePoint point, Instant since, Instant until) {
    TimeRange range = new TimeRange(since, until.isAfter(since) ? until : since);
    List<StoredSample> stored =
        outcomes.samples(tenant, new SampleQuery(series, range, null, Run.MAX_SIZE)).stream()
            .filter(each -> each.position() <= point.id().position())
            .toList();
    return stored.subList(Math.max(0, stored.size() - MOST_USUAL), stored.size()).stream()
        .mapToDouble(StoredSample::value)
        .toArray();
  }
}
