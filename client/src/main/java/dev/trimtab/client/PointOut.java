package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of a line.
 *
 * @param at where it begins, UTC
 * @param count how many samples it has; null where that is not known whole
 * @param value the statistic of them; null where there are none to tell it of, or they are not
 *     known whole
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "One bucket of a line.")
public record PointOut(
    @Schema(
            description = "Where the bucket begins, UTC.",
            required = true,
            examples = "2026-03-02T09:00:00Z")
        Instant at,
    @Schema(
            description =
                "How many samples it has; null where the bucket begins before complete_since.",
            examples = "42")
        @Nullable Long count,
    @Schema(
            description =
                "The statistic of its samples. Of no samples count and sum are 0 and the others"
                    + " null; null too where the bucket begins before complete_since.",
            examples = "840.5")
        @Nullable Double value) {}
