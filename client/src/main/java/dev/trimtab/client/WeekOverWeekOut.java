package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The last seven days of one metric type against the seven before.
 *
 * @param metricType one of the four numeric metric types
 * @param currentWeekAvg 0 where there are no samples
 * @param previousWeekAvg 0 where there are no samples
 * @param pctChange relative change in percent, signed as the values move; 0 where there is no
 *     previous week
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The last seven days against the seven before.")
public record WeekOverWeekOut(
    @Schema(
            description = "What the averages mean.",
            required = true,
            enumeration = {"success_rate", "quality_score", "latency_ms", "cost_usd"},
            examples = "latency_ms")
        String metricType,
    @Schema(
            description = "Average of the last seven days; 0 without samples.",
            required = true,
            examples = "1840.5")
        double currentWeekAvg,
    @Schema(
            description = "Average of the seven days before; 0 without samples.",
            required = true,
            examples = "1610")
        double previousWeekAvg,
    @Schema(
            description = "Relative change in percent; 0 where there is no previous week.",
            required = true,
            examples = "14.3")
        double pctChange) {}
