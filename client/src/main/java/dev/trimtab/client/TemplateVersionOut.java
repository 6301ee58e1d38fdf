package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of a loop template in a list.
 *
 * @param version from 1
 * @param current whether it is the one that holds; none is of a template that was deleted
 * @param writtenAt when it was written
 * @param writtenBy by whom
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A version of a loop template.")
public record TemplateVersionOut(
    @Schema(description = "From 1.", required = true, examples = "2") int version,
    @Schema(
            description =
                "Whether it is the one that holds; none is of a template that was deleted.",
            required = true,
            examples = "false")
        boolean current,
    @Schema(description = "When it was written.", required = true) Instant writtenAt,
    @Schema(description = "By whom.", required = true, examples = "ana") String writtenBy) {}
