package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a research request that are written anew, each as a whole; null leaves one as it is.
 *
 * @param classification what kind of question it is
 * @param content the question
 * @param relevance whom the answer matters to
 * @param analysis what has been found out
 * @param tracking where the work that comes of it is kept
 * @param revision the one that was seen; null to change whatever is there
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Parts of a research request, each replaced as a whole.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntakeChange(
    @Schema(description = "What kind of question it is.")
        IntakeParts.@Nullable Classification classification,
    @Schema(description = "The question.") IntakeParts.@Nullable Content content,
    @Schema(description = "Whom the answer matters to.") IntakeParts.@Nullable Relevance relevance,
    @Schema(description = "What has been found out.") IntakeParts.@Nullable Analysis analysis,
    @Schema(description = "Where the work that comes of it is kept.")
        IntakeParts.@Nullable Tracking tracking,
    @Schema(
            description = "The revision that was seen: where it is another by now, 409.",
            minimum = "0",
            examples = "3")
        @Nullable Long revision) {}
