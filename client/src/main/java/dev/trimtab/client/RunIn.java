package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How one run of an agent turned out: up to five events in one call. At least one of success,
 * quality, latency, cost and failure class is given.
 *
 * @param runId the caller's own key of the run, 1 to 180 characters; the same run again is stored
 *     once
 * @param domain the workload, 1 to 200 characters
 * @param eventType what was run, 1 to 200 characters; null for {@code run}
 * @param success whether it succeeded
 * @param quality its quality score, finite
 * @param latencyMs how long it took, in milliseconds, not negative
 * @param costUsd what it cost, in United States dollars, not negative
 * @param failureClass how it failed, 1 to 200 characters
 * @param agent who ran, 1 to 200 characters; goes into the metadata of every event
 * @param version which version of it, likewise
 * @param occurredAt when it ended; null for the moment of arrival
 * @param metadata what else is known, for every event; null for none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "How one run of an agent turned out. At least one measurement is given.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunIn(
    @Schema(
            description = "The caller's own key of the run; the same run again is stored once.",
            required = true,
            minLength = 1,
            maxLength = 180,
            examples = "run-7f3a")
        String runId,
    @Schema(
            description = "The workload.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "support-bot")
        String domain,
    @Schema(
            description = "What was run; default run.",
            minLength = 1,
            maxLength = 200,
            examples = "invoke_agent")
        @Nullable String eventType,
    @Schema(description = "Whether it succeeded: becomes success_rate, 1 or 0.", examples = "true")
        @Nullable Boolean success,
    @Schema(description = "Becomes quality_score.", examples = "0.85") @Nullable Double quality,
    @Schema(description = "How long it took, in milliseconds.", minimum = "0", examples = "1840")
        @Nullable Double latencyMs,
    @Schema(description = "What it cost, in US dollars.", minimum = "0", examples = "0.0213")
        @Nullable Double costUsd,
    @Schema(
            description = "How it failed: becomes a failure_class event.",
            minLength = 1,
            maxLength = 200,
            examples = "timeout")
        @Nullable String failureClass,
    @Schema(
            description = "Who ran; goes into the metadata of every event.",
            minLength = 1,
            maxLength = 200,
            examples = "triage")
        @Nullable String agent,
    @Schema(
            description = "Which version of it; goes into the metadata of every event.",
            minLength = 1,
            maxLength = 200,
            examples = "2026-03-01")
        @Nullable String version,
    @Schema(
            description = "When it ended, ISO 8601 with an offset; default now.",
            examples = "2026-03-02T09:30:00Z")
        @Nullable Instant occurredAt,
    @Schema(
            description = "What else is known, for every event; as an event's metadata.",
            type = SchemaType.OBJECT,
            examples = "{\"session_id\": \"s-81\"}")
        @Nullable JsonText metadata) {}
