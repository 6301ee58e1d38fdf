package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Tells a process what to do.
 *
 * @param action {@code cancel}, {@code pause} or {@code resume}
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Tells a process what to do.")
public record ProcessControlIn(
    @Schema(
            description = "What it is to do; its actions say what it can.",
            required = true,
            enumeration = {"cancel", "pause", "resume"},
            examples = "cancel")
        String action) {}
