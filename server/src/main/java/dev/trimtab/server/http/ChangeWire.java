package dev.trimtab.server.http;

import dev.trimtab.change.Attribution;
import dev.trimtab.change.ChangeDetail;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Ending;
import dev.trimtab.change.Feedback;
import dev.trimtab.change.LevelEstimate;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.EvidenceOut;
import dev.trimtab.client.MarkerOut;
import dev.trimtab.outcome.Micros;
import dev.trimtab.stat.Interval;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns change points into what the contract writes. */
public final class ChangeWire {
  private ChangeWire() {}

  /**
   * A change point as it stands in a list.
   *
   * @param sensitivity of its series
   */
  public static ChangePointOut out(TenantId tenant, ChangePoint point, Sensitivity sensitivity) {
    return out(tenant, point, sensitivity, null);
  }

  /** With its detail, null where that was not asked for. */
  public static ChangePointOut out(
      TenantId tenant,
      ChangePoint point,
      Sensitivity sensitivity,
      ChangePointOut.@Nullable Detail detail) {
    Detection alarm = point.alarm();
    Ending ending = point.ending();
    Detection.Baseline baseline = alarm.baseline();
    return new ChangePointOut(
        point.id().toString(),
        tenant.value(),
        point.watched().domain(),
        point.watched().eventType(),
        point.watched().where().isEmpty() ? null : point.watched().where(),
        point.watched().metricType().wireName(),
        lower(alarm.direction()),
        ending == null ? "open" : ending.kind().wireName(),
        time(alarm.at()),
        ending == null ? null : ending.at(),
        new ChangePointOut.Onset(
            point.onset().start(), point.onset().earliest(), point.onset().latest()),
        mean(baseline.level()),
        mean(alarm.current()),
        new ChangePointOut.Baseline(
            lower(baseline.kind()), finite(baseline.typical()), finite(baseline.rare())),
        new ChangePointOut.Certainty(
            lower(alarm.evidence().basis()),
            falseAlarms(sensitivity.falseAlarmsPerYear()),
            alarm.evidence().height()),
        feedback(point.feedback()),
        detail);
  }

  /** What the samples around a change point show. */
  public static ChangePointOut.Detail detail(
      TenantId tenant, ChangePoint point, ChangeDetail detail, List<MarkerOut> suspects) {
    Interval difference = detail.difference();
    return new ChangePointOut.Detail(
        level(detail.before()),
        level(detail.after()),
        difference == null ? null : new EvidenceOut.Interval(difference.low(), difference.high()),
        suspects,
        causes(point.attribution()),
        detail.examples().stream().map(event -> WireRecords.event(tenant, event)).toList());
  }

  private static ChangePointOut.@Nullable Level level(@Nullable LevelEstimate level) {
    return level == null
        ? null
        : new ChangePointOut.Level(
            lower(level.statistic()),
            level.value(),
            finite(level.interval().low()),
            finite(level.interval().high()),
            level.samples());
  }

  private static ChangePointOut.@Nullable Causes causes(@Nullable Attribution attribution) {
    return attribution == null
        ? null
        : new ChangePointOut.Causes(
            attribution.causes().stream()
                .map(
                    cause ->
                        new ChangePointOut.Cause(
                            cause.slice(), cause.observed(), cause.expected(), cause.share()))
                .toList(),
            attribution.samples(),
            attribution.pastSamples(),
            attribution.dimensions(),
            attribution.limited().stream().map(ChangeWire::lower).toList());
  }

  private static ChangePointOut.@Nullable Feedback feedback(@Nullable Feedback feedback) {
    return feedback == null
        ? null
        : new ChangePointOut.Feedback(
            feedback.verdict().wireName(), feedback.note(), feedback.by(), feedback.at());
  }

  private static ChangePointOut.Mean mean(Detection.Level level) {
    return new ChangePointOut.Mean(level.mean(), Math.round(level.count()));
  }

  /** When a sample occurred. */
  public static Instant time(Detection.Moment moment) {
    return Micros.toInstant(moment.occurredAtMicros());
  }

  /** The rate in words: of years where it is rarer than one, else of a year. */
  public static String falseAlarms(double perYear) {
    return perYear <= 1
        ? "at most one in %s series-years".formatted(number(1 / perYear))
        : "at most %s in a series-year".formatted(number(perYear));
  }

  private static String number(double number) {
    return number == Math.rint(number)
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.3g", number);
  }

  /** The name of a constant as it is written. */
  public static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
