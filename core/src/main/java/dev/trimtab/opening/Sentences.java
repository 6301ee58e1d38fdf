package dev.trimtab.opening;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.input.Text;
import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Trigger;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.trend.Trend;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What was seen of a series when a loop was opened, in a sentence each. */
final class Sentences {
  private static final MathContext DIGITS = new MathContext(3);

  private Sentences() {}

  static String of(ChangePoint point) {
    Detection alarm = point.alarm();
    Detection.Level usual = alarm.baseline().level();
    String changed = alarm.direction() == Direction.DECLINE ? "declined" : "improved";
    return fit(
        "%s of %s in %s %s significantly: from %s (n = %.0f) to %s (n = %.0f), since %s"
            .formatted(
                point.watched().metricType().wireName(),
                point.watched().eventType(),
                point.watched().domain(),
                changed,
                number(usual.mean()),
                usual.count(),
                number(alarm.current().mean()),
                alarm.current().count(),
                time(point.onset().start())));
  }

  static String of(SeriesKey series, Trend trend) {
    return fit(
        "%s is %s: %s in the newer %d outcomes, %s in the %d before, %s %%"
            .formatted(
                name(series),
                trend.direction().name().toLowerCase(Locale.ROOT),
                number(trend.currentAverage()),
                trend.currentCount(),
                number(trend.previousAverage()),
                trend.previousCount(),
                number(trend.changePercent())));
  }

  static String of(SeriesKey series, Trigger.OnThreshold trigger, double seen) {
    return fit(
        "%s of %s over %s is %s, %s %s"
            .formatted(
                trigger.statistic().name().toLowerCase(Locale.ROOT),
                name(series),
                length(trigger.over()),
                number(seen),
                trigger.side().name().toLowerCase(Locale.ROOT),
                number(trigger.limit())));
  }

  static String silence(SeriesKey series, Duration silence, Instant last) {
    return fit("no %s for %s, the last at %s".formatted(name(series), length(silence), time(last)));
  }

  private static String name(SeriesKey series) {
    return "%s of %s in %s"
        .formatted(series.metricType().wireName(), series.eventType(), series.domain());
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : "unknown";
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String length(Duration length) {
    return length.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Names may be long. */
  private static String fit(String sentence) {
    return Text.cut(sentence, Cause.MAX_SEEN_LENGTH);
  }
}
