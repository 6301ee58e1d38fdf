package dev.trimtab.loop;

import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.Detection;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.change.Direction;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.loop.VerificationSamples.Sides;
import dev.trimtab.loop.VerificationSamples.Stretch;
import dev.trimtab.outcome.MetricType;
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
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what fresh outcomes show of a loop's action. Where the template's match names a {@code
 * variant}, outcomes of it are held against those of the others at the same time; else fresh ones
 * against those between alarm and action. Thread-safe.
 */
public final class VerificationReader {
  private static final int MOST_USUAL = 2_000;
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);

  /** A loop that had nothing to wait for begins within seconds. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final OutcomeStore outcomes;
  private final ChangeStore changes;
  private final LoopStore loops;
  private final BiFunction<TenantId, Watched, DetectorSettings> settings;

  public VerificationReader(
      OutcomeStore outcomes,
      ChangeStore changes,
      LoopStore loops,
      BiFunction<TenantId, Watched, DetectorSettings> settings) {
    this.outcomes = outcomes;
    this.changes = changes;
    this.loops = loops;
    this.settings = settings;
  }

  /**
   * How the verification of a loop stands.
   *
   * @return empty where its action is not done yet
   */
  public Optional<VerificationStanding> read(
      TenantId tenant, Loop loop, LoopTemplate template, Instant now) {
    Loop.Action action = loop.action();
    Instant done = action == null ? null : action.done();
    return done == null
        ? Optional.empty()
        : Optional.of(Verifier.verify(facts(tenant, loop, template, done, now)));
  }

  private VerificationCase facts(
      TenantId tenant, Loop loop, LoopTemplate template, Instant done, Instant now) {
    Verification asked = template.verification();
    Instant fresh = done.plus(asked.settling());
    Instant deadline = fresh.plus(asked.deadline());
    Loop.Action action = loop.action();
    Instant began = action == null ? done : action.began();
    Optional<ChangePoint> point = changePoint(tenant, loop);
    Stretches stretches =
        new Stretches(
            new Stretch(beginning(tenant, loop, point), began),
            new Stretch(fresh, deadline),
            template.match().metadata().get(VerificationSamples.VARIANT));
    VerificationSamples samples =
        new VerificationSamples(outcomes, tenant, loop.cause().position());
    SeriesKey series = series(loop.series(), asked.eventType(), asked.metricType());
    ChangePoint own = point.filter(found -> found.watched().equals(series)).orElse(null);
    // The series first: of what it is held against a claim, no guardrail misses an earlier sample.
    Compared compared = compared(samples, series, stretches, own);
    return new VerificationCase(
        asked,
        compared,
        own == null ? null : decline(tenant, series, own),
        guardrails(new VerificationSamples(outcomes, tenant, 0), loop, asked, stretches, began),
        now,
        deadline);
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
  private Instant beginning(TenantId tenant, Loop loop, Optional<ChangePoint> point) {
    Instant alarm = point.map(VerificationReader::alarmAt).orElse(loop.openedAt());
    Instant begun =
        loops.record(tenant, loop.id()).stream()
            .filter(entry -> entry.from() == LoopState.TRIGGERED && entry.to() != entry.from())
            .map(LoopEntry::at)
            .findFirst()
            .orElse(loop.openedAt());
    boolean hadToHold = begun.isAfter(loop.openedAt().plus(AT_ONCE));
    return hadToHold && begun.isAfter(alarm) ? begun : alarm;
  }

  /** No alarm chose their samples, so that those of the week before the action are usual. */
  private List<Compared> guardrails(
      VerificationSamples samples,
      Loop loop,
      Verification asked,
      Stretches stretches,
      Instant began) {
    Instant week = began.minus(WEEK);
    Stretch before = new Stretch(week.isBefore(Instant.EPOCH) ? Instant.EPOCH : week, began);
    Stretches own = new Stretches(before, stretches.fresh(), stretches.variant());
    return asked.guardrails().stream()
        .map(each -> series(loop.series(), each.eventType(), each.metricType()))
        .map(guarded -> compared(samples, guarded, own, null))
        .toList();
  }

  private static Instant alarmAt(ChangePoint point) {
    return Micros.toInstant(point.alarm().at().occurredAtMicros());
  }

  private record Stretches(Stretch before, Stretch fresh, @Nullable String variant) {}

  private static SeriesKey series(
      SeriesKey own, @Nullable String eventType, @Nullable MetricType metricType) {
    return new SeriesKey(
        own.domain(),
        eventType == null ? own.eventType() : eventType,
        metricType == null ? own.metricType() : metricType);
  }

  private Compared compared(
      VerificationSamples samples,
      SeriesKey series,
      Stretches stretches,
      @Nullable ChangePoint point) {
    MetricType metric = series.metricType();
    ScoreScale scale = scale(samples.tenant(), series);
    String variant = stretches.variant();
    double typical = point == null ? Double.NaN : point.alarm().baseline().typical();
    if (variant != null) {
      Sides sides = samples.sides(series, stretches.fresh(), variant);
      return Compared.of(metric, scale, typical, sides.other(), sides.changed(), true);
    }
    Run before = samples.read(series, stretches.before());
    Run fresh = samples.read(series, stretches.fresh());
    return Compared.of(metric, scale, typical, before, fresh, false);
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
    Instant past = start.minus(USUAL);
    return Decline.of(
        series.metricType(),
        scale,
        alarm.baseline().typical(),
        values(tenant, series, point, past.isBefore(Instant.EPOCH) ? Instant.EPOCH : past, start),
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
