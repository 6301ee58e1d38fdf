package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One stored event.
 *
 * @param id the caller's own key, or one made by the server that sorts by time
 * @param tenantId whose it is
 * @param domain the workload
 * @param eventType what was measured there
 * @param metricType one of the five metric types
 * @param value in the unit of the metric type
 * @param occurredAt when it happened, UTC, to the microsecond
 * @param recordedAt when the server took it, UTC, to the microsecond
 * @param metadata a JSON object, empty where nothing was sent
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "One stored event.")
public record EventOut(
    @Schema(
            description = "The caller's own key, or one made here that sorts by time.",
            required = true,
            examples = "0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f")
        String id,
    @Schema(description = "Whose it is.", required = true, examples = "acme") String tenantId,
    @Schema(description = "The workload.", required = true, examples = "support-bot") String domain,
    @Schema(description = "What was measured there.", required = true, examples = "invoke_agent")
        String eventType,
    @Schema(
            description = "What the value means.",
            required = true,
            enumeration = {
              "success_rate",
              "quality_score",
              "latency_ms",
              "cost_usd",
              "failure_class"
            },
            examples = "success_rate")
        String metricType,
    @Schema(description = "In the unit of the metric type.", required = true, examples = "1")
        double value,
    @Schema(
            description = "When it happened, UTC.",
            required = true,
            examples = "2026-03-02T09:30:00Z")
        Instant occurredAt,
    @Schema(
            description = "When the server took it, UTC.",
            required = true,
            examples = "2026-03-02T09:30:00.123456Z")
        Instant recordedAt,
    @Schema(
            description = "What else the caller said; empty where nothing.",
            required = true,
            type = SchemaType.OBJECT,
            examples = "{\"agent\": \"triage\"}")
        JsonText metadata) {}
