package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The history of a series, cut where it changed.
 *
 * @param metricType what the values mean
 * @param shape {@code level}: each stretch lies around one value; {@code line}: around a line that
 *     rises or falls
 * @param stepSeconds how long the buckets are whose means were cut
 * @param segments oldest first; none where there are no samples
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The history of a series, cut where it changed.")
public record SegmentsOut(
    @Schema(
            description = "What the values mean.",
            required = true,
            enumeration = {"success_rate", "quality_score", "latency_ms", "cost_usd"},
            examples = "success_rate")
        String metricType,
    @Schema(
            description =
                "level: each stretch lies around one value; line: around a line that rises or falls.",
            required = true,
            enumeration = {"level", "line"},
            examples = "level")
        String shape,
    @Schema(
            description = "How long the buckets are whose means were cut.",
            required = true,
            examples = "3600")
        long stepSeconds,
    @Schema(description = "Oldest first; none where there are no samples.", required = true)
        List<Segment> segments) {
  /**
   * A stretch of the history.
   *
   * @param since its first bucket
   * @param until the end of its last bucket
   * @param mean of its samples, in the unit of the metric type
   * @param first mean of its first bucket
   * @param last mean of its last bucket
   * @param samples how many
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "A stretch of the history.")
  public record Segment(
      @Schema(description = "Its first bucket.", required = true) Instant since,
      @Schema(description = "The end of its last bucket.", required = true) Instant until,
      @Schema(
              description = "Of its samples, in the unit of the metric type.",
              required = true,
              examples = "0.91")
          double mean,
      @Schema(description = "Mean of its first bucket.", required = true) double first,
      @Schema(description = "Mean of its last bucket.", required = true) double last,
      @Schema(description = "How many samples.", required = true, examples = "1200")
          long samples) {}
}
