package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A domain and what is known about it beside its outcomes; null for what was never said.
 *
 * @param domain the workload
 * @param owner who answers for it
 * @param channel where its owner is reached
 * @param environment where it runs
 * @param traceUrlTemplate the address of a trace, with {@code {trace_id}} in the place of its id
 * @param scores what is declared of quality scores, by event type
 * @param sensitivity how readily alarms are raised in its series; null of a server that knows
 *     nothing of it
 * @param updatedAt when the settings were last put; null where they never were
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A domain and what is known about it; null for what was never said.")
public record DomainOut(
    @Schema(description = "The workload.", required = true, examples = "support-bot") String domain,
    @Schema(description = "Who answers for it.", examples = "team-support") @Nullable String owner,
    @Schema(description = "Where its owner is reached.", examples = "#support-bot")
        @Nullable String channel,
    @Schema(description = "Where it runs.", examples = "production") @Nullable String environment,
    @Schema(
            description = "The address of a trace.",
            examples = "https://traces.example.com/trace/{trace_id}")
        @Nullable String traceUrlTemplate,
    @Schema(
            description = "What is declared of quality scores, by event type.",
            required = true,
            examples = "{\"faithfulness\": {\"min\": 0, \"max\": 1, \"better\": \"higher\"}}")
        Map<String, ScoreSettings> scores,
    @Schema(description = "How readily alarms are raised in its series.", required = true)
        @Nullable List<SeriesSensitivity> sensitivity,
    @Schema(
            description = "When the settings were last put; null where they never were.",
            examples = "2026-03-02T09:30:00Z")
        @Nullable Instant updatedAt) {}
