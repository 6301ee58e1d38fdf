package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One stored marker.
 *
 * @param id the caller's own key, or one made by the server that sorts by time
 * @param tenantId whose it is
 * @param domain the workload that was changed
 * @param kind what was changed
 * @param label what people call the change
 * @param version what it was changed to; null where nothing was said
 * @param occurredAt when, UTC, to the microsecond
 * @param recordedAt when the server took it, UTC, to the microsecond
 * @param url where to read more; null where nothing was said
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "One stored marker.")
public record MarkerOut(
    @Schema(
            description = "The caller's own key, or one made here that sorts by time.",
            required = true,
            examples = "deploy-4711")
        String id,
    @Schema(description = "Whose it is.", required = true, examples = "acme") String tenantId,
    @Schema(
            description = "The workload that was changed.",
            required = true,
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
            examples = "shorter system prompt")
        String label,
    @Schema(
            description = "What it was changed to; null where nothing was said.",
            examples = "prompt-18")
        @Nullable String version,
    @Schema(description = "When, UTC.", required = true, examples = "2026-03-02T09:30:00Z")
        Instant occurredAt,
    @Schema(
            description = "When the server took it, UTC.",
            required = true,
            examples = "2026-03-02T09:30:00.123456Z")
        Instant recordedAt,
    @Schema(
            description = "Where to read more; null where nothing was said.",
            examples = "https://ci.example.com/builds/4711")
        @Nullable String url) {}
