package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to say to a loop.
 *
 * @param note in their words, at most 1,000 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What somebody has to say to a loop.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoopNoteIn(
    @Schema(description = "In their words.", maxLength = 1000, examples = "seen, looks right")
        @Nullable String note) {}
