package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A loop template as it is stored.
 *
 * @param name what it is known by
 * @param version from 1; each loop keeps the one that it began with
 * @param enabled whether it opens loops
 * @param description what it is for
 * @param trigger what opens a loop, in a word
 * @param priority of several that would open a loop on the same event, the highest does
 * @param updatedAt when this version was written
 * @param updatedBy by whom
 * @param document as it was written; null in lists
 * @param canonical the same with every value said, as exports have it; null in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A loop template as it is stored.")
public record TemplateOut(
    @Schema(description = "What it is known by.", required = true, examples = "success-regression")
        String name,
    @Schema(
            description = "From 1; each loop keeps the one that it began with.",
            required = true,
            examples = "3")
        int version,
    @Schema(description = "Whether it opens loops.", required = true, examples = "true")
        boolean enabled,
    @Schema(description = "What it is for.", required = true) String description,
    @Schema(
            description = "What opens a loop.",
            required = true,
            enumeration = {"change_point", "direction", "threshold", "no_data", "manual"},
            examples = "change_point")
        String trigger,
    @Schema(
            description = "Of several that would open a loop on the same event, the highest does.",
            required = true,
            examples = "50")
        int priority,
    @Schema(description = "When this version was written.", required = true) Instant updatedAt,
    @Schema(description = "By whom.", required = true, examples = "ana") String updatedBy,
    @Schema(description = "As it was written; null in lists.") @Nullable String document,
    @Schema(description = "The same with every value said; null in lists.")
        @Nullable String canonical) {}
