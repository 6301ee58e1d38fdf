package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that a loop sends.
 *
 * @param id what the receiver knows a repetition by
 * @param loop for which loop
 * @param step the place of its step, from 0
 * @param channel the name of a channel
 * @param kind {@code message}, {@code action}, {@code undo}, or {@code verdict}: what fresh
 *     outcomes showed is recorded in the domain {@code trimtab/loops}
 * @param status {@code waiting}, {@code delivered}; {@code accepted}: whoever took it says when it
 *     is done; {@code dead}: given up
 * @param attempts how often it was tried
 * @param nextAt when it is tried next; null where it is not
 * @param answer what the last attempt came to; null before the first
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Something that a loop sends.")
public record DeliveryOut(
    @Schema(description = "What the receiver knows a repetition by.", required = true) String id,
    @Schema(description = "For which loop.", required = true) String loop,
    @Schema(description = "The place of its step, from 0.", required = true, examples = "2")
        int step,
    @Schema(description = "The name of a channel.", required = true, examples = "oncall")
        String channel,
    @Schema(
            description =
                "Somebody is told; something is changed; that is taken back; what fresh outcomes showed"
                    + " is recorded in the domain trimtab/loops.",
            required = true,
            enumeration = {"message", "action", "undo", "verdict"},
            examples = "message")
        String kind,
    @Schema(
            description = "accepted: whoever took it says when it is done; dead: given up.",
            required = true,
            enumeration = {"waiting", "delivered", "accepted", "dead"},
            examples = "delivered")
        String status,
    @Schema(description = "How often it was tried.", required = true, examples = "1") int attempts,
    @Schema(description = "When it is tried next; null where it is not.") @Nullable Instant nextAt,
    @Schema(description = "What the last attempt came to; null before the first.", examples = "200")
        @Nullable String answer) {}
