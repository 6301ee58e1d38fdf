package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something people did to a domain, to be put on its time line.
 *
 * @param id the caller's own key, 1 to 200 characters; the same id again is the same marker. Null
 *     lets the server make one, and then the call must not be repeated blindly
 * @param domain the workload that was changed, 1 to 200 characters
 * @param kind {@code deploy}, {@code prompt}, {@code model}, {@code config} or {@code other}
 * @param label what people call the change, 1 to 200 characters
 * @param version what it was changed to, 1 to 200 characters; null for nothing said
 * @param occurredAt when, from 1970 to 24 hours ahead; null for the moment of arrival
 * @param url where to read more, http or https, at most 2,000 characters; null for nothing said
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Something people did to a domain.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkerIn(
    @Schema(
            description = "The caller's own key. The same id again is the same marker.",
            minLength = 1,
            maxLength = 200,
            examples = "deploy-4711")
        @Nullable String id,
    @Schema(
            description = "The workload that was changed.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "support-bot")
        String domain,
    @Schema(
            description = "What was changed.",
            required = true,
            enumeration = {"deploy", "prompt", "model", "config", "other"},
            examples = "prompt")
        String kind,
    @Schema(
            description = "What people call the change.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "shorter system prompt")
        String label,
    @Schema(
            description = "What it was changed to.",
            minLength = 1,
            maxLength = 200,
            examples = "prompt-18")
        @Nullable String version,
    @Schema(
            description = "When, ISO 8601 with an offset; default now, at most 24 hours ahead.",
            examples = "2026-03-02T09:30:00Z")
        @Nullable Instant occurredAt,
    @Schema(
            description = "Where to read more, http or https.",
            maxLength = 2000,
            examples = "https://ci.example.com/builds/4711")
        @Nullable String url) {}
