package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a domain declares of the quality scores of one event type.
 *
 * @param min the least score there is; null for no bound
 * @param max the greatest score there is, above min; null for no bound
 * @param better {@code higher} or {@code lower}; null where nothing is declared, which counts as
 *     higher
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What a domain declares of the quality scores of one event type.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreSettings(
    @Schema(description = "The least score there is: what is below is refused.", examples = "0")
        @Nullable Double min,
    @Schema(
            description = "The greatest score there is, above min: what is above is refused.",
            examples = "1")
        @Nullable Double max,
    @Schema(
            description = "Which way is better; default higher.",
            enumeration = {"higher", "lower"},
            examples = "higher")
        @Nullable String better) {}
