package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is reached; null for what its kind does not have.
 *
 * @param url of a webhook or an Alertmanager
 * @param headers of a webhook, sent along; none that holds a secret
 * @param timeout of a webhook: how long an answer may take, such as {@code 15s}
 * @param to of mail: who gets it
 * @param from of mail: who it is from, in the domain of the server's own address
 * @param repository of GitHub issues: owner and name
 * @param apiUrl of GitHub issues: where the API is
 * @param labels of GitHub issues
 * @param assignees of GitHub issues
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "How a channel is reached; each kind has fields of its own.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelSettingsWire(
    @Schema(
            description = "Of a webhook and an Alertmanager: where it is, without a secret in it.",
            maxLength = 2000,
            examples = "https://hooks.example.com/trimtab")
        @Nullable String url,
    @Schema(
            description = "Of a webhook: headers sent along, at most 20, none of them a secret.",
            examples = "{\"X-Team\": \"support\"}")
        @Nullable Map<String, String> headers,
    @Schema(
            description = "Of a webhook: how long an answer may take, 1s to 1m. Default 15s.",
            examples = "15s")
        @Nullable String timeout,
    @Schema(
            description = "Of mail: who gets it, 1 to 20 addresses.",
            examples = "[\"oncall@example.com\"]")
        @Nullable List<String> to,
    @Schema(
            description =
                "Of mail: who it is from, in the domain of the server's own address. Default that"
                    + " address.",
            examples = "support-bot@example.com")
        @Nullable String from,
    @Schema(description = "Of GitHub issues: owner and name.", examples = "acme/support-bot")
        @Nullable String repository,
    @Schema(
            description = "Of GitHub issues: where the API is. Default https://api.github.com.",
            maxLength = 2000,
            examples = "https://github.example.com/api/v3")
        @Nullable String apiUrl,
    @Schema(description = "Of GitHub issues: at most 20 labels.", examples = "[\"regression\"]")
        @Nullable List<String> labels,
    @Schema(description = "Of GitHub issues: at most 10 logins.", examples = "[\"octocat\"]")
        @Nullable List<String> assignees) {}
