package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a test.
 *
 * @param id of the test, as the receiver sees it
 * @param delivered whether it was taken
 * @param answer what came back, in words
 * @param finalFailure whether another try would come to the same; false where it was taken
 * @param retryAfterS how many seconds the receiver wants to be left alone; null where it did not
 *     say
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What became of a test.")
public record ChannelTestOut(
    @Schema(
            description = "The id of the test, as the receiver sees it.",
            required = true,
            examples = "test-019cac5d-2c41-8bf1-8a5e-3f3d2c9b1a70")
        String id,
    @Schema(description = "Whether it was taken.", required = true, examples = "true")
        boolean delivered,
    @Schema(description = "What came back, in words.", required = true, examples = "answered 204")
        String answer,
    @Schema(
            description = "Whether another try would come to the same.",
            required = true,
            examples = "false")
        boolean finalFailure,
    @Schema(description = "How many seconds the receiver wants to be left alone.", examples = "30")
        @Nullable Long retryAfterS) {}
