package dev.trimtab.loop;

import dev.trimtab.input.Checks;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the verdict on an action is reached.
 *
 * @param eventType the series of the loop's domain whose recovery is asked for; null for the one
 *     that triggered
 * @param metricType likewise
 * @param guardrails what must not become worse meanwhile; at most {@value #MAX_GUARDRAILS}
 * @param effect the smallest gain that counts, as a share: of successes, of a score's range, of the
 *     samples worse than half of what was usual; above 0, below 1
 * @param confidence that the verdict holds however often one looks, all its claims together; at
 *     least 0.5, below 1
 * @param settling what is recorded so soon after the action does not count; 0 to 7 days
 * @param deadline when it is undecided, from the end of the settling time; one minute to 365 days
 * @param minimumSamples below so many fresh samples there is no verdict but undecided; 1 to
 *     1,000,000
 * @param variant what events of the changed variant have at their metadata key {@code variant};
 *     null where it is seen by itself whether variants run at the same time
 */
public record Verification(
    @Nullable String eventType,
    @Nullable MetricType metricType,
    List<Guardrail> guardrails,
    double effect,
    double confidence,
    Duration settling,
    Duration deadline,
    int minimumSamples,
    @Nullable String variant) {
  public static final int MAX_GUARDRAILS = 10;
  public static final int MAX_MINIMUM_SAMPLES = 1_000_000;

  private static final String NOT_COMPARED =
      "cannot be failure_class: failure classes explain declines, which success_rate shows";

  public Verification {
    guardrails = List.copyOf(guardrails);
    Checks.of("/verify")
        .name("/event_type", eventType, SeriesKey.MAX_NAME_LENGTH)
        .that(metricType != MetricType.FAILURE_CLASS, "/metric_type", NOT_COMPARED)
        .that(
            guardrails.size() <= MAX_GUARDRAILS, "/guardrails", "must be at most " + MAX_GUARDRAILS)
        .that(effect > 0 && effect < 1, "/effect", "must be above 0 and below 1")
        .that(
            confidence >= 0.5 && confidence < 1, "/confidence", "must be at least 0.5 and below 1")
        .that(Span.WEEK.holds(settling), "/settling", Span.WEEK.rule())
        .that(Span.DEADLINE.holds(deadline), "/deadline", Span.DEADLINE.rule())
        .that(
            minimumSamples >= 1 && minimumSamples <= MAX_MINIMUM_SAMPLES,
            "/minimum_samples",
            "must be between 1 and " + MAX_MINIMUM_SAMPLES)
        .name("/variant", variant, SeriesKey.MAX_NAME_LENGTH)
        .finish();
  }

  /** What is compared of a loop: the series that the verdict is about, then the guardrails. */
  List<SeriesKey> series(SeriesKey own) {
    return Stream.concat(
            Stream.of(series(own, eventType, metricType)),
            guardrails.stream().map(each -> series(own, each.eventType, each.metricType)))
        .toList();
  }

  private static SeriesKey series(
      SeriesKey own, @Nullable String eventType, @Nullable MetricType metricType) {
    return new SeriesKey(
        own.domain(),
        eventType == null ? own.eventType() : eventType,
        metricType == null ? own.metricType() : metricType);
  }

  /**
   * A series of the loop's domain that must not become worse. Faults name its fields from the
   * guardrail on.
   *
   * @param eventType null for that of the series that triggered
   * @param metricType what is measured
   * @param tolerated a loss up to this counts as none, as a share as above; at least 0, below 1
   */
  public record Guardrail(@Nullable String eventType, MetricType metricType, double tolerated) {
    public Guardrail {
      Checks.of("")
          .name("/event_type", eventType, SeriesKey.MAX_NAME_LENGTH)
          .that(metricType != MetricType.FAILURE_CLASS, "/metric_type", NOT_COMPARED)
          .that(tolerated >= 0 && tolerated < 1, "/tolerate", "must be at least 0 and below 1")
          .finish();
    }
  }
}
