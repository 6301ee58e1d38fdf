package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a domain, which replace those before: what is left out is then not set.
 *
 * @param owner who answers for it, 1 to 200 characters
 * @param channel where its owner is reached, likewise
 * @param environment where it runs, likewise
 * @param traceUrlTemplate the address of a trace, http or https, with {@code {trace_id}} behind the
 *     host
 * @param scores what is declared of quality scores, by event type; at most 200
 * @param sensitivity how readily alarms are raised in its series; at most 200
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "The settings of a domain, which replace those before.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainIn(
    @Schema(
            description = "Who answers for it.",
            minLength = 1,
            maxLength = 200,
            examples = "team-support")
        @Nullable String owner,
    @Schema(
            description = "Where its owner is reached.",
            minLength = 1,
            maxLength = 200,
            examples = "#support-bot")
        @Nullable String channel,
    @Schema(description = "Where it runs.", minLength = 1, maxLength = 200, examples = "production")
        @Nullable String environment,
    @Schema(
            description = "The address of a trace, http or https, with {trace_id} behind the host.",
            maxLength = 2000,
            examples = "https://traces.example.com/trace/{trace_id}")
        @Nullable String traceUrlTemplate,
    @Schema(
            description = "What is declared of quality scores, by event type; at most 200.",
            examples = "{\"faithfulness\": {\"min\": 0, \"max\": 1, \"better\": \"higher\"}}")
        @Nullable Map<String, ScoreSettings> scores,
    @Schema(
            description =
                "How readily alarms are raised in its series, the closest wish first served; at most 200.")
        @Nullable List<SeriesSensitivity> sensitivity) {}
