package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the outcomes of one metric type are, at a glance.
 *
 * @param metricType one of the five metric types
 * @param direction {@code improving}, {@code stable} or {@code declining}, as its trend says
 * @param evidence whether the lean is real; null where nothing watches yet
 * @param openChangePoints shifts found and still open
 * @param eventsLastHour events that occurred in the last 60 minutes, the running one included
 * @param lastEventAt the latest {@code occurred_at} of what is kept; null where there is none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "How the outcomes of one metric type are, at a glance.")
public record OutcomePulseOut(
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
            description = "Which way its trend leans. Not a statement of significance.",
            required = true,
            enumeration = {"improving", "stable", "declining"},
            examples = "declining")
        String direction,
    @Schema(description = "Whether the lean is real; null where nothing watches yet.")
        @Nullable EvidenceOut evidence,
    @Schema(description = "Shifts found and still open.", required = true, minimum = "0")
        int openChangePoints,
    @Schema(
            description = "Events that occurred in the last 60 minutes, the running one included.",
            required = true,
            minimum = "0",
            examples = "5120")
        long eventsLastHour,
    @Schema(
            description = "The latest occurred_at of what is kept; null where there is none.",
            examples = "2026-03-02T09:30:20Z")
        @Nullable Instant lastEventAt) {}
