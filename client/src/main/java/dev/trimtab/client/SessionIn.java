package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who wants to sign in.
 *
 * @param key an API key
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Who wants to sign in.")
public record SessionIn(
    @Schema(
            description = "An API key.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "tt_...")
        String key) {}
