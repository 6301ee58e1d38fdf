package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The start of the oldest day (UTC) that is kept whole; null where nothing was removed.
 *
 * @param events of the events themselves
 * @param minutes of the counts by minute
 * @param hours of the counts by hour
 * @param days of the counts by day
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "Kept",
    description = "The start of the oldest day (UTC) that is kept; null where nothing was removed.")
public record KeptOut(
    @Schema(description = "Of the events.", examples = "2026-01-01T00:00:00Z")
        @Nullable Instant events,
    @Schema(description = "Of the counts by minute.", examples = "2026-03-01T00:00:00Z")
        @Nullable Instant minutes,
    @Schema(description = "Of the counts by hour.", examples = "2025-01-01T00:00:00Z")
        @Nullable Instant hours,
    @Schema(description = "Of the counts by day.", examples = "2025-01-01T00:00:00Z")
        @Nullable Instant days) {}
