package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody makes of a research request.
 *
 * @param to where it is to stand
 * @param rationale why, at most 2,000 characters; null to leave what was said
 * @param actionItems what is to be done; null to leave what was said
 * @param revision the one that was seen; null to move whatever is there
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What somebody makes of a research request.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransitionIn(
    @Schema(
            description = "Where it is to stand.",
            required = true,
            enumeration = {"triaged", "analyzing", "accepted", "deferred", "rejected", "tracked"},
            examples = "triaged")
        String to,
    @Schema(
            description = "Why; left out, what was said stays.",
            maxLength = 2000,
            examples = "one in five tickets is that long")
        @Nullable String rationale,
    @Schema(description = "What is to be done; left out, what was said stays.", maxItems = 50)
        @Nullable List<String> actionItems,
    @Schema(
            description = "The revision that was seen: where it is another by now, 409.",
            minimum = "0",
            examples = "3")
        @Nullable Long revision) {}
