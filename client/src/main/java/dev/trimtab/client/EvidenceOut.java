package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the statistics say about a trend: whether the lean of its numbers is real.
 *
 * @param status {@code significant}, {@code inconclusive} or {@code too_few_samples}
 * @param difference where current less previous average lies, with at least 90 % confidence, in the
 *     unit of the metric type; null where nothing can be said: of latencies, costs, and scores
 *     whose range nobody declared
 * @param falseAlarms the false-alarm rate of the setting in words, such as {@code at most one in 10
 *     series-years}
 * @param changePointId the change point it belongs to; null for none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What the statistics say about a trend.")
public record EvidenceOut(
    @Schema(
            description = "Whether the difference is real.",
            required = true,
            enumeration = {"significant", "inconclusive", "too_few_samples"},
            examples = "significant")
        String status,
    @Schema(
            description =
                "Where current less previous average lies, with at least 90 % confidence; null for latencies, costs, and scores without a declared range.")
        @Nullable Interval difference,
    @Schema(
            description = "The false-alarm rate of the setting.",
            examples = "at most one in 10 series-years")
        @Nullable String falseAlarms,
    @Schema(description = "The change point it belongs to.") @Nullable String changePointId) {
  /**
   * A closed interval.
   *
   * @param low its lower end
   * @param high its upper end, not below {@code low}
   */
  @Schema(description = "A closed interval.")
  public record Interval(
      @Schema(description = "Its lower end.", required = true, examples = "-0.31") double low,
      @Schema(description = "Its upper end.", required = true, examples = "-0.12") double high) {}
}
