package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How readily alarms are raised in series of a domain; null for what else holds.
 *
 * @param eventType only of this event type; null for all
 * @param metricType only of this metric type; null for all
 * @param basis {@code calibrated} or {@code proven}; null for what else holds
 * @param falseAlarmsPerYear acceptable in a series and year, above 0; null likewise
 * @param smallestDecline worth knowing, as a share, at least 0, below 1; null likewise
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    description = "How readily alarms are raised in series of a domain; null for what else holds.")
public record SeriesSensitivity(
    @Schema(description = "Only of this event type; null for all.", examples = "invoke_agent")
        @Nullable String eventType,
    @Schema(
            description = "Only of this metric type; null for all.",
            enumeration = {"success_rate", "quality_score", "latency_ms", "cost_usd"},
            examples = "latency_ms")
        @Nullable String metricType,
    @Schema(
            description = "What the rate of false alarms rests on.",
            enumeration = {"calibrated", "proven"},
            examples = "calibrated")
        @Nullable String basis,
    @Schema(
            description = "Acceptable in a series and year, above 0 and at most 1000.",
            examples = "1")
        @Nullable Double falseAlarmsPerYear,
    @Schema(description = "Worth knowing, as a share, at least 0 and below 1.", examples = "0.05")
        @Nullable Double smallestDecline) {}
