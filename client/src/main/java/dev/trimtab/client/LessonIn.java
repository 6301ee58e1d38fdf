package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a decline, to be recorded. Texts have at most 4,000 characters.
 *
 * @param problem what declined
 * @param action what was done
 * @param result what that brought; null where nobody knows yet
 * @param notes anything else, at most 10,000 characters
 * @param tags at most 50, of 1 to 200 characters
 * @param confidence how sure it is, 0 to 1
 * @param domain of the series that declined; with event type and metric type, or without both
 * @param eventType likewise
 * @param metricType likewise
 * @param template the name of the template of the loop
 * @param loopId the loop
 * @param verdict what fresh outcomes showed: {@code improved}, {@code no_effect}, {@code worse} or
 *     {@code undecided}
 * @param status {@code draft} or {@code confirmed}; null for confirmed
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What was learned of a decline.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LessonIn(
    @Schema(
            description = "What declined.",
            required = true,
            minLength = 1,
            maxLength = 4000,
            examples = "Fewer tickets were solved after the prompt was shortened.")
        String problem,
    @Schema(
            description = "What was done.",
            required = true,
            minLength = 1,
            maxLength = 4000,
            examples = "The prompt was rolled back.")
        String action,
    @Schema(
            description = "What that brought.",
            maxLength = 4000,
            examples = "As many as before were solved again.")
        @Nullable String result,
    @Schema(description = "Anything else.", maxLength = 10000) @Nullable String notes,
    @Schema(description = "Words to find it by.", maxItems = 50) @Nullable List<String> tags,
    @Schema(description = "How sure it is.", minimum = "0", maximum = "1", examples = "0.9")
        @Nullable Double confidence,
    @Schema(
            description = "Of the series; with event_type and metric_type, or without both.",
            maxLength = 200,
            examples = "support-bot")
        @Nullable String domain,
    @Schema(description = "Of the series.", maxLength = 200, examples = "invoke_agent")
        @Nullable String eventType,
    @Schema(description = "Of the series.", examples = "success_rate") @Nullable String metricType,
    @Schema(description = "The template of the loop.", maxLength = 200) @Nullable String template,
    @Schema(description = "The loop.", maxLength = 200) @Nullable String loopId,
    @Schema(
            description = "What fresh outcomes showed.",
            enumeration = {"improved", "no_effect", "worse", "undecided"},
            examples = "improved")
        @Nullable String verdict,
    @Schema(
            description = "Whether you stand for it; default confirmed.",
            enumeration = {"draft", "confirmed"},
            examples = "confirmed")
        @Nullable String status) {}
