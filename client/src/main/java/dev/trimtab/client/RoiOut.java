package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the successes of a domain were worth against what they cost.
 *
 * @param totalInvocations success_rate events in the window
 * @param successCount those with a value of at least 1
 * @param failureCount the others
 * @param estimatedHoursSaved successes times the hours each saves
 * @param estimatedValueUsd those hours times what an hour costs
 * @param successRate successes over invocations, 0 to 1; 0 where there are none
 * @param avgLatencyMs average of the latency events; 0 where there are none
 * @param totalCostUsd sum of the cost events
 * @param netValueUsd value less cost
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What the successes were worth against what they cost.")
public record RoiOut(
    @Schema(
            description = "success_rate events in the window.",
            required = true,
            minimum = "0",
            examples = "1200")
        long totalInvocations,
    @Schema(
            description = "Those with a value of at least 1.",
            required = true,
            minimum = "0",
            examples = "1080")
        long successCount,
    @Schema(description = "The others.", required = true, minimum = "0", examples = "120")
        long failureCount,
    @Schema(
            description = "Successes times the hours each saves.",
            required = true,
            examples = "270")
        double estimatedHoursSaved,
    @Schema(
            description = "Those hours times what an hour costs.",
            required = true,
            examples = "16200")
        double estimatedValueUsd,
    @Schema(
            description = "Successes over invocations; 0 where there are none.",
            required = true,
            minimum = "0",
            maximum = "1",
            examples = "0.9")
        double successRate,
    @Schema(
            description = "Average of the latency events; 0 where there are none.",
            required = true,
            examples = "1840.5")
        double avgLatencyMs,
    @Schema(description = "Sum of the cost events.", required = true, examples = "84.2")
        double totalCostUsd,
    @Schema(description = "Value less cost.", required = true, examples = "16115.8")
        double netValueUsd) {}
