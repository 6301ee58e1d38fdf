package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * For how long a tenant's data is kept, in whole days (UTC).
 *
 * @param rawDays days that events are kept; 0 for ever, null for the server's default
 * @param rollupDays days that counts by hour and by day are kept; 0 for ever, null for the server's
 *     default
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Retention", description = "For how long data is kept, in whole days (UTC).")
public record RetentionWire(
    @Schema(
            description = "Days that events are kept; 0 for ever, null for the server's default.",
            minimum = "0",
            maximum = "36500",
            examples = "90")
        @Nullable Integer rawDays,
    @Schema(
            description =
                "Days that counts by hour and by day are kept, not fewer than raw_days; 0 for ever,"
                    + " null for the server's default.",
            minimum = "0",
            maximum = "36500",
            examples = "730")
        @Nullable Integer rollupDays) {}
