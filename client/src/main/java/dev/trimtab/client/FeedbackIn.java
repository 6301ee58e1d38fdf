package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a change point.
 *
 * @param verdict {@code true_positive}, {@code false_positive} or {@code expected}: what came with
 *     it is usual from now on
 * @param note in their words, at most 1,000 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What somebody says of a change point.")
public record FeedbackIn(
    @Schema(
            description = "What it was; expected: what came with it is usual from now on.",
            required = true,
            enumeration = {"true_positive", "false_positive", "expected"},
            examples = "true_positive")
        String verdict,
    @Schema(
            description = "In their words.",
            maxLength = 1000,
            examples = "the new prompt was too short")
        @Nullable String note) {}
