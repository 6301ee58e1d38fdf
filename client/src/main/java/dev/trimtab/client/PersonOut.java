package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody whom an identity provider has made known.
 *
 * @param subject what the provider calls them
 * @param groups the groups that they are in there
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Somebody whom an identity provider has made known.")
public record PersonOut(
    @Schema(
            description = "What the provider calls them: never anybody else's.",
            required = true,
            examples = "248289761001")
        String subject,
    @Schema(
            description = "The groups that they are in there.",
            required = true,
            examples = "[\"ml-platform\"]")
        List<String> groups) {}
