package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The newest samples of one metric type, the older half compared with the newer.
 *
 * @param metricType one of the five metric types
 * @param domain the domain asked for, {@code all} where none was
 * @param window how many samples were asked for, 1 to 10,000
 * @param direction {@code improving}, {@code stable} or {@code declining}: which way the numbers
 *     lean, whether or not that is significant
 * @param sampleSize how many samples there were, at most {@code window}
 * @param values the samples by {@code occurred_at}, oldest first, in the unit of the metric type
 * @param previousAvg average of the older half; 0 where it is empty
 * @param currentAvg average of the newer half; 0 where it is empty
 * @param changePct relative change in percent, signed as the values move
 * @param previousCount samples in the older half, half of them rounded down
 * @param currentCount samples in the newer half
 * @param evidence whether the lean is real; null for failure_class, which is not watched
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The newest samples, the older half compared with the newer.")
public record TrendOut(
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
            examples = "success_rate")
        String metricType,
    @Schema(
            description = "The domain asked for, all where none was.",
            required = true,
            examples = "support-bot")
        String domain,
    @Schema(
            description = "How many samples were asked for.",
            required = true,
            minimum = "1",
            maximum = "10000",
            examples = "20")
        int window,
    @Schema(
            description =
                "Which way the numbers lean: beyond 5 % improving or declining, else stable. Not a statement of significance.",
            required = true,
            enumeration = {"improving", "stable", "declining"},
            examples = "declining")
        String direction,
    @Schema(
            description = "How many samples there were.",
            required = true,
            minimum = "0",
            examples = "4")
        int sampleSize,
    @Schema(description = "The samples, oldest first.", required = true, examples = "[1, 1, 1, 0]")
        double[] values,
    @Schema(
            description = "Average of the older half; 0 where it is empty.",
            required = true,
            examples = "1")
        double previousAvg,
    @Schema(
            description = "Average of the newer half; 0 where it is empty.",
            required = true,
            examples = "0.5")
        double currentAvg,
    @Schema(
            description = "Relative change in percent, signed as the values move.",
            required = true,
            examples = "-50")
        double changePct,
    @Schema(
            description = "Samples in the older half.",
            required = true,
            minimum = "0",
            examples = "2")
        int previousCount,
    @Schema(
            description = "Samples in the newer half.",
            required = true,
            minimum = "0",
            examples = "2")
        int currentCount,
    @Schema(description = "Whether the lean is real; null for failure_class, which is not watched.")
        @Nullable EvidenceOut evidence) {}
