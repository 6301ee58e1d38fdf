package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody makes of several research requests at once.
 *
 * @param ids which, 1 to 100
 * @param to where they are to stand
 * @param rationale why, at most 2,000 characters; null to leave what was said
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What somebody makes of several research requests at once.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriageIn(
    @Schema(description = "Which.", required = true, minItems = 1, maxItems = 100) List<String> ids,
    @Schema(
            description = "Where they are to stand.",
            required = true,
            enumeration = {"triaged", "analyzing", "accepted", "deferred", "rejected", "tracked"},
            examples = "triaged")
        String to,
    @Schema(
            description = "Why; left out, what was said of each stays.",
            maxLength = 2000,
            examples = "worth a closer look")
        @Nullable String rationale) {}
