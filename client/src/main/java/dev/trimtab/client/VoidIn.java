package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Takes an event out of lists, trends and rollups.
 *
 * @param reason why, for those who look later; 1 to 1,000 characters, not blank
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Why an event is to count no more.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VoidIn(
    @Schema(
            description = "Why, for those who look later.",
            required = true,
            minLength = 1,
            maxLength = 1000,
            examples = "counted twice by a broken exporter")
        String reason) {}
