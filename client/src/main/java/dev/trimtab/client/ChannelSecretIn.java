package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What nobody may see of a channel; what is left out stays as it is.
 *
 * @param signingKeys of a webhook: what signs, 1 to 3, the newest first; the server makes one where
 *     none was ever said
 * @param rotate of a webhook: true to have the server make a new key, beside which the one before
 *     signs for a day
 * @param authorization of a webhook: the header of that name
 * @param url of Slack: the address of the incoming webhook
 * @param token of GitHub issues, or of an Alertmanager that takes a bearer token
 * @param user of an Alertmanager that takes a password
 * @param password likewise
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What nobody may see of a channel; what is left out stays as it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelSecretIn(
    @Schema(
            description =
                "Of a webhook: what signs, 1 to 3 keys, the newest first: whsec_ and 24 to 64 bytes"
                    + " in base64. The server makes one where none was ever said.")
        @Nullable List<String> signingKeys,
    @Schema(
            description =
                "Of a webhook: true for a new key made here, shown in the answer this once. The one"
                    + " before signs too for another day.")
        @Nullable Boolean rotate,
    @Schema(description = "Of a webhook: what the header Authorization says.", maxLength = 4000)
        @Nullable String authorization,
    @Schema(description = "Of Slack: the address of the incoming webhook.", maxLength = 2000)
        @Nullable String url,
    @Schema(
            description = "Of GitHub issues, and of an Alertmanager that takes a bearer token.",
            maxLength = 4000)
        @Nullable String token,
    @Schema(description = "Of an Alertmanager that takes a password.", maxLength = 200)
        @Nullable String user,
    @Schema(description = "Likewise.", maxLength = 4000) @Nullable String password) {
  /** Without the secret, so that it gets into no log. */
  @Override
  public String toString() {
    return "ChannelSecretIn";
  }
}
