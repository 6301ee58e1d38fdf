package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a tenant, or one domain of it, holds.
 *
 * @param totalEvents events that count
 * @param domains sorted, at most 1,000
 * @param domainCount how many domains there are
 * @param eventTypes sorted
 * @param metricCounts events of each of the five metric types, zeros included
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What is stored.")
public record SummaryOut(
    @Schema(description = "Events that count.", required = true, minimum = "0", examples = "18234")
        long totalEvents,
    @Schema(
            description = "Sorted, at most 1,000.",
            required = true,
            examples = "[\"checkout\", \"support-bot\"]")
        List<String> domains,
    @Schema(
            description = "How many domains there are.",
            required = true,
            minimum = "0",
            examples = "2")
        long domainCount,
    @Schema(description = "Sorted.", required = true, examples = "[\"invoke_agent\"]")
        List<String> eventTypes,
    @Schema(
            description = "Events of each of the five metric types, zeros included.",
            required = true,
            examples =
                "{\"success_rate\": 9117, \"quality_score\": 0, \"latency_ms\": 9117, \"cost_usd\": 0, \"failure_class\": 0}")
        Map<String, Long> metricCounts) {}
