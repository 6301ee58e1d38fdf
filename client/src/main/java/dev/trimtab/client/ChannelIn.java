package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A channel, which replaces the one before of that name.
 *
 * @param kind {@code webhook}, {@code slack}, {@code mail}, {@code github_issue} or {@code
 *     alertmanager}
 * @param settings how it is reached; null where the kind has none
 * @param secret null for the one that is kept, which stays only with the kind and the host it was
 *     said for
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A channel, which replaces the one before of that name.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelIn(
    @Schema(
            description = "What it is.",
            required = true,
            enumeration = {"webhook", "slack", "mail", "github_issue", "alertmanager"},
            examples = "webhook")
        @Nullable String kind,
    @Schema(description = "How it is reached; each kind has fields of its own.")
        @Nullable ChannelSettingsWire settings,
    @Schema(
            description =
                "Left out for what is kept, which stays with the kind and the host it was said for.")
        @Nullable ChannelSecretIn secret) {}
