package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A loop at work, in short.
 *
 * @param id under which the whole is found
 * @param template the name of its template
 * @param domain of its series
 * @param eventType of its series
 * @param metricType of its series
 * @param state where it stands
 * @param openedAt when it was opened
 * @param since when it came to where it stands
 * @param seen what opened it, in a sentence
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A loop at work, in short.")
public record OpenLoopOut(
    @Schema(description = "Under which the whole is found.", required = true) String id,
    @Schema(
            description = "The name of its template.",
            required = true,
            examples = "success-regression")
        String template,
    @Schema(description = "Of its series.", required = true, examples = "support-bot")
        String domain,
    @Schema(description = "Of its series.", required = true, examples = "invoke_agent")
        String eventType,
    @Schema(description = "Of its series.", required = true, examples = "success_rate")
        String metricType,
    @Schema(
            description = "Where it stands.",
            required = true,
            enumeration = {
              "triggered",
              "investigating",
              "awaiting_approval",
              "acting",
              "settling",
              "verifying"
            },
            examples = "awaiting_approval")
        String state,
    @Schema(description = "When it was opened.", required = true) Instant openedAt,
    @Schema(description = "When it came to where it stands.", required = true) Instant since,
    @Schema(description = "What opened it, in a sentence.", required = true) String seen) {}
