package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of what a loop asked for.
 *
 * @param status {@code done} or {@code failed}
 * @param note in their words, at most 1,000 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What became of what a loop asked for.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoopActionIn(
    @Schema(
            description = "Whether it is done.",
            required = true,
            enumeration = {"done", "failed"},
            examples = "done")
        String status,
    @Schema(description = "In their words.", maxLength = 1000, examples = "rolled back to v41")
        @Nullable String note) {}
