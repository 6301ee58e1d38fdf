package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A loop that somebody asks for.
 *
 * @param template the name of an enabled template
 * @param domain of the series it is for
 * @param eventType of the series it is for
 * @param metricType of the series it is for
 * @param why in a sentence, at most 1,000 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A loop that somebody asks for.")
public record LoopIn(
    @Schema(
            description = "The name of an enabled template.",
            required = true,
            examples = "prompt-rollout")
        String template,
    @Schema(description = "Of the series it is for.", required = true, examples = "support-bot")
        String domain,
    @Schema(description = "Of the series it is for.", required = true, examples = "invoke_agent")
        String eventType,
    @Schema(
            description = "Of the series it is for.",
            required = true,
            enumeration = {"success_rate", "quality_score", "latency_ms", "cost_usd"},
            examples = "success_rate")
        String metricType,
    @Schema(
            description = "In a sentence.",
            required = true,
            maxLength = 1000,
            examples = "prompt v42 goes out")
        String why) {}
