package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A significant change of a series, of all event types of a domain, or of a value of a metadata
 * key.
 *
 * @param id made of the position of the sample that showed it
 * @param tenantId whose it is
 * @param domain the workload
 * @param eventType what was measured there; null where it is of every event type
 * @param metadata what all of its events have; null where it is of events whatever their metadata
 * @param metricType what the values mean
 * @param direction {@code decline} or {@code improvement}
 * @param status {@code open}; {@code recovered}: back at what was usual; {@code settled}: what it
 *     became is usual now; {@code expected}: somebody said so
 * @param detectedAt when the sample that showed it occurred
 * @param endedAt when the sample that ended it occurred, or when somebody said so; null while it is
 *     open
 * @param start when it began
 * @param before what was usual, as the detector had learned it
 * @param after what was measured from the start to the detection
 * @param baseline what it was held against
 * @param evidence how sure it is
 * @param feedback what people say of it; null where nobody has said anything
 * @param detail more, where one change point was asked for; null in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A significant change of a series.")
public record ChangePointOut(
    @Schema(
            description = "Made of the position of the sample that showed it.",
            required = true,
            examples = "cp_4711")
        String id,
    @Schema(description = "Whose it is.", required = true, examples = "acme") String tenantId,
    @Schema(description = "The workload.", required = true, examples = "support-bot") String domain,
    @Schema(
            description = "What was measured there; null where it is of every event type.",
            examples = "invoke_agent")
        @Nullable String eventType,
    @Schema(
            description =
                "What all of its events have; null where it is of events whatever their metadata.")
        @Nullable Map<String, String> metadata,
    @Schema(
            description = "What the values mean.",
            required = true,
            enumeration = {"success_rate", "quality_score", "latency_ms", "cost_usd"},
            examples = "success_rate")
        String metricType,
    @Schema(
            description = "For worse or for better.",
            required = true,
            enumeration = {"decline", "improvement"},
            examples = "decline")
        String direction,
    @Schema(
            description =
                "open; recovered: back at what was usual; settled: what it became is usual now; expected: somebody said so.",
            required = true,
            enumeration = {"open", "recovered", "settled", "expected"},
            examples = "open")
        String status,
    @Schema(
            description = "When the sample that showed it occurred.",
            required = true,
            examples = "2026-03-02T14:05:00Z")
        Instant detectedAt,
    @Schema(description = "When it ended; null while it is open.") @Nullable Instant endedAt,
    @Schema(description = "When it began.", required = true) Onset start,
    @Schema(description = "What was usual, as the detector had learned it.", required = true)
        Mean before,
    @Schema(description = "What was measured from the start to the detection.", required = true)
        Mean after,
    @Schema(description = "What it was held against.", required = true) Baseline baseline,
    @Schema(description = "How sure it is.", required = true) Certainty evidence,
    @Schema(description = "What people say of it.") @Nullable Feedback feedback,
    @Schema(description = "More, where one change point was asked for; null in lists.")
        @Nullable Detail detail) {
  /**
   * When a change began: times of samples.
   *
   * @param at the most likely time
   * @param earliest it may have begun so early as well
   * @param latest it may have begun so late as well
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "When a change began: times of samples.")
  public record Onset(
      @Schema(
              description = "The most likely time.",
              required = true,
              examples = "2026-03-02T13:20:00Z")
          Instant at,
      @Schema(
              description = "It may have begun so early as well.",
              required = true,
              examples = "2026-03-02T13:05:00Z")
          Instant earliest,
      @Schema(
              description = "It may have begun so late as well.",
              required = true,
              examples = "2026-03-02T13:30:00Z")
          Instant latest) {}

  /**
   * An average as the detector saw it.
   *
   * @param mean in the unit of the metric type
   * @param samples of how many
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "An average as the detector saw it.")
  public record Mean(
      @Schema(description = "In the unit of the metric type.", required = true, examples = "0.9")
          double mean,
      @Schema(description = "Of how many samples.", required = true, examples = "400")
          long samples) {}

  /**
   * What is usual in the series.
   *
   * @param kind {@code flat}: the same at all hours; {@code by_hour}: by the hour of the day,
   *     working days and weekends apart
   * @param typical half of the samples were not worse; null for successes and scores of a declared
   *     range
   * @param rare nine tenths were not worse; null likewise
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "What is usual in the series.")
  public record Baseline(
      @Schema(
              description =
                  "flat: the same at all hours; by_hour: by the hour of the day, working days and weekends apart.",
              required = true,
              enumeration = {"flat", "by_hour"},
              examples = "flat")
          String kind,
      @Schema(
              description =
                  "Half of the samples were not worse; null for successes and scores of a declared range.")
          @Nullable Double typical,
      @Schema(description = "Nine tenths were not worse; null likewise.") @Nullable Double rare) {}

  /**
   * How sure a change point is.
   *
   * @param basis {@code calibrated} or {@code proven}: what the rate of false alarms rests on
   * @param falseAlarms the rate in words
   * @param excess natural logarithm of the evidence at the detection over what was needed
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "How sure a change point is.")
  public record Certainty(
      @Schema(
              description = "What the rate of false alarms rests on.",
              required = true,
              enumeration = {"calibrated", "proven"},
              examples = "calibrated")
          String basis,
      @Schema(
              description = "The rate of false alarms that was asked for.",
              required = true,
              examples = "at most one in 10 series-years")
          String falseAlarms,
      @Schema(
              description =
                  "Natural logarithm of the evidence at the detection over what was needed.",
              required = true,
              examples = "0.42")
          double excess) {}

  /**
   * What somebody says of a change point.
   *
   * @param verdict {@code true_positive}, {@code false_positive} or {@code expected}
   * @param note in their words
   * @param by who said so
   * @param at when
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "What somebody says of a change point.")
  public record Feedback(
      @Schema(
              description = "What it was.",
              required = true,
              enumeration = {"true_positive", "false_positive", "expected"},
              examples = "true_positive")
          String verdict,
      @Schema(description = "In their words.", examples = "the new prompt was too short")
          @Nullable String note,
      @Schema(description = "Who said so.", required = true, examples = "ann") String by,
      @Schema(description = "When.", required = true) Instant at) {}

  /**
   * What the samples around a change point show, and what may have caused it.
   *
   * @param before where the series lay before; null where no sample is left of it
   * @param after where it has lain since, until the alert ended
   * @param difference after less before, with at least 90 % confidence; null where nothing can be
   *     said
   * @param suspects markers of the domain from a day before the earliest start to the latest
   * @param causes where it comes from; null where nobody has looked
   * @param examples the newest bad events since it began; of an improvement, good ones
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "What the samples around a change point show, and what may have caused it.")
  public record Detail(
      @Schema(description = "Where the series lay before; null where no sample is left of it.")
          @Nullable Level before,
      @Schema(description = "Where it has lain since, until the alert ended.")
          @Nullable Level after,
      @Schema(
              description =
                  "After less before, with at least 90 % confidence. The alarm chose these samples: it looks a little larger than it is.")
          EvidenceOut.@Nullable Interval difference,
      @Schema(
              description =
                  "Markers of the domain from a day before the earliest start to the latest.",
              required = true)
          List<MarkerOut> suspects,
      @Schema(description = "Where it comes from.") @Nullable Causes causes,
      @Schema(
              description = "The newest bad events since it began; of an improvement, good ones.",
              required = true)
          List<EventOut> examples) {}

  /**
   * Where a stretch of the series lies.
   *
   * @param statistic {@code mean}, or {@code median} where a few values can move a mean anywhere
   * @param value in the unit of the metric type
   * @param low lower end of the 95 % confidence interval; null where too little is known
   * @param high its upper end
   * @param samples of how many
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "Where a stretch of the series lies.")
  public record Level(
      @Schema(
              description = "mean, or median where a few values can move a mean anywhere.",
              required = true,
              enumeration = {"mean", "median"},
              examples = "mean")
          String statistic,
      @Schema(description = "In the unit of the metric type.", required = true, examples = "0.91")
          double value,
      @Schema(description = "Lower end of the 95 % confidence interval.", examples = "0.86")
          @Nullable Double low,
      @Schema(description = "Its upper end.", examples = "0.95") @Nullable Double high,
      @Schema(description = "Of how many samples.", required = true, examples = "200")
          long samples) {}

  /**
   * The parts of the events that explain a change.
   *
   * @param parts the most suspicious first, at most five; none where no part stands out
   * @param samples events since the change that were looked at
   * @param pastSamples events before it
   * @param dimensions metadata keys that were looked at
   * @param limits bounds that were reached: {@code rows}, {@code past}, {@code dimensions}, {@code
   *     combinations}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "The parts of the events that explain a change.")
  public record Causes(
      @Schema(
              description = "The most suspicious first; none where no part stands out.",
              required = true)
          List<Cause> parts,
      @Schema(
              description = "Events since the change that were looked at.",
              required = true,
              examples = "120")
          int samples,
      @Schema(
              description = "Events before it that were looked at.",
              required = true,
              examples = "2400")
          int pastSamples,
      @Schema(description = "Metadata keys that were looked at.", required = true)
          List<String> dimensions,
      @Schema(
              description =
                  "Bounds that were reached: rows (10,000 events), past (30 days), dimensions (12 metadata keys), combinations (8 keys in pairs, 5 in threes).",
              required = true)
          List<String> limits) {}

  /**
   * A part of the events in which more is bad than its past lets expect.
   *
   * @param slice metadata key and value
   * @param observed how much is bad
   * @param expected how much the past lets expect
   * @param share of the whole excess, 0 to 1
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "A part of the events in which more is bad than its past lets expect.")
  public record Cause(
      @Schema(description = "Metadata key and value.", required = true) Map<String, String> slice,
      @Schema(description = "How much is bad.", required = true, examples = "42") double observed,
      @Schema(description = "How much the past lets expect.", required = true, examples = "6.5")
          double expected,
      @Schema(description = "Of the whole excess, 0 to 1.", required = true, examples = "0.93")
          double share) {}
}
