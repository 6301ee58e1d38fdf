package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A research request to be submitted.
 *
 * @param classification what kind of question it is
 * @param content the question
 * @param relevance whom the answer matters to; null for nothing said
 * @param analysis what has been found out; null for nothing yet
 * @param tracking where the work that comes of it is kept; null for nothing yet
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A research request.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntakeIn(
    @Schema(description = "What kind of question it is.", required = true)
        IntakeParts.Classification classification,
    @Schema(description = "The question.", required = true) IntakeParts.Content content,
    @Schema(description = "Whom the answer matters to.") IntakeParts.@Nullable Relevance relevance,
    @Schema(description = "What has been found out.") IntakeParts.@Nullable Analysis analysis,
    @Schema(description = "Where the work that comes of it is kept.")
        IntakeParts.@Nullable Tracking tracking) {}
