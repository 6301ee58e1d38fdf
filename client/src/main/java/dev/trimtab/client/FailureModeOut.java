package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often failures of one class happened.
 *
 * @param failureClass the class, {@code unknown} where the events named none
 * @param count failures in the days asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "How often failures of one class happened.")
public record FailureModeOut(
    @Schema(
            description = "The class; unknown where the events named none.",
            required = true,
            examples = "timeout")
        String failureClass,
    @Schema(
            description = "Failures in the days asked for.",
            required = true,
            minimum = "0",
            examples = "42")
        long count) {}
