package dev.trimtab.loop;

import dev.trimtab.change.ChangeHistory;
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
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

  private final OutcomeStore outcomes;
  private final ChangeStore changes;
  private final BiFunction<TenantId, Watched, DetectorSettings> settings;

  public VerificationReader(
      OutcomeStore outcomes,
      ChangeStore changes,
      BiFunction<TenantId, Watched, DetectorSettings> settings) {
    this.outcomes = outcomes;
    this.changes = changes;
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
    Optional<ChangePoint> point =
        loop.cause().changePoint().stream()
            .mapToObj(position -> changes.find(tenant, new ChangeId(position, 0)))
            .flatMap(Optional::stream)
            .findFirst();
    Instant alarm = point.map(VerificationReader::alarmAt).orElse(loop.openedAt());
    Loop.Action action = loop.action();
    Stretches stretches =
        new Stretches(
            new Stretch(alarm, action == null ? done : action.began()),
            new Stretch(fresh, deadline),
            template.match().metadata().get(VerificationSamples.VARIANT));
    VerificationSamples samples =
        new VerificationSamples(outcomes, tenant, loop.cause().position());
    SeriesKey series = series(loop.series(), asked.eventType(), asked.metricType());
    ChangePoint own = point.filter(found -> found.watched().equals(series)).orElse(null);
    List<Compared> guardrails = new ArrayList<>();
    for (Verification.Guardrail each : asked.guardrails()) {
      SeriesKey guarded = series(loop.series(), each.eventType(), each.metricType());
      guardrails.add(compared(samples, guarded, stretches, null));
    }
    return new VerificationCase(
        asked,
        compared(samples, series, stretches, own),
        own == null ? null : decline(tenant, series, own),
        guardrails,
        now,
        deadline);
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
    if (variant != null) {
      Sides sides = samples.sides(series, stretches.fresh(), variant);
      Run earlier = samples.read(series, stretches.before());
      return new Compared(
          metric, scale, typical(metric, scale, earlier), sides.other(), sides.changed(), true);
    }
    Run before = samples.read(series, stretches.before());
    Run fresh = samples.read(series, stretches.fresh());
    return point == null || Compared.isLinear(metric, scale)
        ? Compared.inTurn(metric, scale, before, fresh)
        : new Compared(metric, scale, point.alarm().baseline().typical(), before, fresh, false);
  }

  /** Learned from samples that are not compared themselves; 0 where there are none. */
  private static double typical(MetricType metric, @Nullable ScoreScale scale, Run earlier) {
    if (Compared.isLinear(metric, scale)) {
      return Double.NaN;
    }
    double[] sorted = earlier.values().clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private @Nullable ScoreScale scale(TenantId tenant, SeriesKey series) {
    return settings.apply(tenant, series).scale();
  }

  private @Nullable Decline decline(TenantId tenant, SeriesKey series, ChangePoint point) {
    Detection alarm = point.alarm();
    ScoreScale scale = scale(tenant, series);
    if (alarm.direction() != Direction.DECLINE) {
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
        values(tenant, series, past.isBefore(Instant.EPOCH) ? Instant.EPOCH : past, start),
        values(tenant, series, point.onset().start(), alarmAt(point).plusNanos(1_000)));
  }

  private double[] values(TenantId tenant, SeriesKey series, Instant since, Instant until) {
    TimeRange range = new TimeRange(since, until.isAfter(since) ? until : since);
    return ChangeHistory.newest(outcomes, tenant, series, range, MOST_USUAL).events().stream()
        .mapToDouble(OutcomeEvent::value)
        .toArray();
  }
}
