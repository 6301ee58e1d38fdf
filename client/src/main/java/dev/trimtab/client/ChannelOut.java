package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A channel, without its secret.
 *
 * @param name what steps of templates know it by
 * @param kind what it is
 * @param settings how it is reached
 * @param hasSecret whether there is one
 * @param updatedAt when it was last put
 * @param updatedBy who put it
 * @param signingKey of a webhook, just made here, this once; null otherwise
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "A channel, without its secret.")
public record ChannelOut(
    @Schema(
            description = "What steps of templates know it by.",
            required = true,
            examples = "oncall")
        String name,
    @Schema(
            description = "What it is.",
            required = true,
            enumeration = {"webhook", "slack", "mail", "github_issue", "alertmanager"},
            examples = "webhook")
        String kind,
    @Schema(description = "How it is reached.", required = true) ChannelSettingsWire settings,
    @Schema(description = "Whether there is a secret.", required = true, examples = "true")
        boolean hasSecret,
    @Schema(
            description = "When it was last put.",
            required = true,
            examples = "2026-03-02T09:30:00Z")
        Instant updatedAt,
    @Schema(description = "Who put it.", required = true, examples = "ann") String updatedBy,
    @Schema(
            description = "Of a webhook: the key that was just made here, shown this once.",
            examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String signingKey) {
  /** Without the key, so that it gets into no log. */
  @Override
  public String toString() {
    return "ChannelOut[name=" + name + ", kind=" + kind + "]";
  }
}
