package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stored series, and how it might be watched. What is left out is as it is.
 *
 * @param domain the workload
 * @param eventType what was measured there
 * @param metricType what the values mean
 * @param since from when on
 * @param until before when
 * @param basis {@code calibrated} or {@code proven}
 * @param falseAlarmsPerYear acceptable in a series and year, above 0
 * @param smallestDecline worth knowing, as a share, at least 0, below 1
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A stored series, and how it might be watched. What is left out is as it is.")
public record SimulationIn(
    @Schema(description = "The workload.", required = true, examples = "support-bot") String domain,
    @Schema(description = "What was measured there.", required = true, examples = "invoke_agent")
        String eventType,
    @Schema(
            description = "What the values mean.",
            required = true,
            enumeration = {"success_rate", "quality_score", "latency_ms", "cost_usd"},
            examples = "success_rate")
        String metricType,
    @Schema(description = "Only samples that occurred then or later.") @Nullable Instant since,
    @Schema(description = "Only samples that occurred before.") @Nullable Instant until,
    @Schema(
            description = "What the rate of false alarms rests on.",
            enumeration = {"calibrated", "proven"},
            examples = "calibrated")
        @Nullable String basis,
    @Schema(description = "Acceptable in a series and year.", examples = "1")
        @Nullable Double falseAlarmsPerYear,
    @Schema(description = "Worth knowing, as a share.", examples = "0.05")
        @Nullable Double smallestDecline) {}
