package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A template that comes with the server.
 *
 * @param name what it is known by
 * @param description when to use it, what it costs and what it assumes
 * @param document to be stored as it is, or changed
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A template that comes with the server.")
public record LibraryTemplateOut(
    @Schema(description = "What it is known by.", required = true, examples = "cost-spike")
        String name,
    @Schema(description = "When to use it, what it costs and what it assumes.", required = true)
        String description,
    @Schema(description = "To be stored as it is, or changed.", required = true) String document) {}
