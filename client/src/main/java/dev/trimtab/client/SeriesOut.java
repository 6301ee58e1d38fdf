package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A chart: one statistic of one metric type, bucket by bucket.
 *
 * @param metricType one of the five metric types
 * @param domain the domain asked for, {@code all} where none was
 * @param eventType the event type asked for, {@code all} where none was
 * @param stat which statistic
 * @param groupBy what the lines differ in; null for a single line
 * @param since where the first bucket begins, UTC
 * @param until where the last bucket ends, UTC
 * @param step the length of a bucket, ISO 8601
 * @param relativeAccuracy by which share of itself a value may be off; 0 where values are exact
 * @param completeSince buckets that begin earlier hold nulls; null where all are whole
 * @param truncated true where something is left out: groups, or buckets before completeSince
 * @param series the lines, those with the most samples first
 * @param other the groups that are not among the lines
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A chart: one statistic of one metric type, bucket by bucket.")
public record SeriesOut(
    @Schema(
            description = "What the values mean.",
            required = true,
            enumeration = {
              "success_rate",
              "quality_score",
              "latency_ms",
              "cost_usd",
              "failure_class"
            },
            examples = "latency_ms")
        String metricType,
    @Schema(description = "The domain asked for, all where none was.", required = true)
        String domain,
    @Schema(description = "The event type asked for, all where none was.", required = true)
        String eventType,
    @Schema(
            description = "Which statistic of the samples in a bucket.",
            required = true,
            enumeration = {"mean", "count", "sum", "min", "max", "p50", "p90", "p99"},
            examples = "p90")
        String stat,
    @Schema(description = "What the lines differ in; null for a single line.", examples = "domain")
        @Nullable String groupBy,
    @Schema(
            description = "Where the first bucket begins: since, rounded down to whole steps.",
            required = true,
            examples = "2026-03-02T09:00:00Z")
        Instant since,
    @Schema(
            description = "Where the last bucket ends: until, rounded up to whole steps.",
            required = true,
            examples = "2026-03-02T10:00:00Z")
        Instant until,
    @Schema(description = "The length of a bucket, ISO 8601.", required = true, examples = "PT5M")
        String step,
    @Schema(
            description =
                "By which share of itself a value may be off: 0.01 for percentiles from sketches,"
                    + " else 0.",
            required = true,
            examples = "0.01")
        double relativeAccuracy,
    @Schema(
            description =
                "Buckets that begin earlier are not known whole and hold nulls; null where all"
                    + " are.")
        @Nullable Instant completeSince,
    @Schema(
            description = "True where groups, or buckets before complete_since, are left out.",
            required = true)
        boolean truncated,
    @Schema(description = "Those with the most samples first.", required = true)
        List<LineOut> series,
    @Schema(description = "The groups that are not among the lines.", required = true)
        OtherOut other) {
  public SeriesOut {
    series = series == null ? List.of() : List.copyOf(series);
  }

  /**
   * Groups that are not drawn.
   *
   * @param groups how many
   * @param count how many samples they have together
   */
  @Schema(description = "Groups that are not drawn.")
  public record OtherOut(
      @Schema(description = "How many.", required = true, minimum = "0", examples = "3") int groups,
      @Schema(
              description = "How many samples they have together.",
              required = true,
              minimum = "0",
              examples = "17")
          long count) {}
}
