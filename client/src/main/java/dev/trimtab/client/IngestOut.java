package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How fast a tenant's events come in.
 *
 * @param ratePerS events a second that occurred in the last whole minute
 * @param queueDepth events of the tenant that wait for their commit on this server
 * @param oldestUnhandledS age in seconds of the oldest finding that nothing has acted on; null
 *     where there is none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "How fast a tenant's events come in.")
public record IngestOut(
    @Schema(
            description = "Events a second that occurred in the last whole minute.",
            required = true,
            minimum = "0",
            examples = "85.2")
        double ratePerS,
    @Schema(
            description = "Events of the tenant that wait for their commit on this server.",
            required = true,
            minimum = "0",
            examples = "0")
        int queueDepth,
    @Schema(
            description =
                "Age in seconds of the oldest finding that nothing has acted on; null where there is"
                    + " none.",
            minimum = "0")
        @Nullable Double oldestUnhandledS) {}
