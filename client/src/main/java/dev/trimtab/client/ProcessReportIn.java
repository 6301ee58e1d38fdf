package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a process at the caller's is.
 *
 * @param done rows done for good: their events are stored or rejected
 * @param total how many rows there are; null where nobody knows
 * @param counts what came of them, by name; null for nothing
 * @param status how it ended; null while it goes on
 * @param detail why it ended so; null where there is nothing to say
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "How far a process at the caller's is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessReportIn(
    @Schema(
            description =
                "Rows done for good: their events are stored or rejected. A later import goes on"
                    + " behind them.",
            required = true,
            minimum = "0",
            examples = "512000")
        long done,
    @Schema(description = "How many rows there are.", minimum = "0", examples = "1000000")
        @Nullable Long total,
    @Schema(
            description = "What came of them, by name: at most 16.",
            examples = "{\"accepted\": 511990, \"rejected\": 10}")
        @Nullable Map<String, Long> counts,
    @Schema(
            description = "How it ended; left out while it goes on.",
            enumeration = {"succeeded", "failed", "cancelled", "interrupted"})
        @Nullable String status,
    @Schema(
            description = "Why it ended so.",
            minLength = 1,
            maxLength = 1000,
            examples = "row 512001 is not UTF-8")
        @Nullable String detail) {}
