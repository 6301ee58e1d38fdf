package dev.trimtab.client;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Says that one sees to an alert.
 *
 * @param comment what one does about it, at most 1,000 characters
 */
@Schema(description = "Says that one sees to an alert.")
public record AcknowledgementIn(
    @Schema(
            description = "What one does about it.",
            required = true,
            minLength = 1,
            maxLength = 1_000,
            examples = "looking at the new prompt")
        String comment) {}
