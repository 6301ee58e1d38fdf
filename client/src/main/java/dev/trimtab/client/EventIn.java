package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One measured result on its way to the server.
 *
 * @param id the caller's own key, 1 to 200 characters; the same id again is the same event. Null
 *     lets the server make one, and then the call must not be repeated blindly
 * @param domain the workload, 1 to 200 characters, not blank
 * @param eventType what was measured there, 1 to 200 characters, not blank
 * @param metricType {@code success_rate}, {@code quality_score}, {@code latency_ms}, {@code
 *     cost_usd} or {@code failure_class}
 * @param value finite; within 0 and 1 for success_rate, not negative for latency_ms (milliseconds)
 *     and cost_usd (United States dollars); may be null for failure_class alone, which is then 1
 * @param occurredAt when it happened, from 1970 to 24 hours ahead, kept to the microsecond; null
 *     for the moment of arrival
 * @param metadata a JSON object of at most 16 KiB and 8 levels; null for none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "One measured result.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventIn(
    @Schema(
            description =
                "The caller's own key, 1 to 200 characters. The same id again is the same event, stored once.",
            minLength = 1,
            maxLength = 200,
            examples = "run-7f3a:success_rate")
        @Nullable String id,
    @Schema(
            description = "The workload: an application, a queue, a repository.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "support-bot")
        String domain,
    @Schema(
            description = "What was measured there: an operation, a happening, an evaluation.",
            required = true,
            minLength = 1,
            maxLength = 200,
            examples = "invoke_agent")
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
    @Schema(
            description =
                "Finite. Within 0 and 1 for success_rate, not negative for latency_ms and cost_usd. May be left out for failure_class, which then counts 1.",
            examples = "1")
        @Nullable Double value,
    @Schema(
            description =
                "When it happened, ISO 8601 with an offset; default now, at most 24 hours ahead.",
            examples = "2026-03-02T09:30:00Z")
        @Nullable Instant occurredAt,
    @Schema(
            description =
                "What else is known, at most 16 KiB and 8 levels deep. Reserved keys: agent, version, environment, session_id, decision_id, variant, trace_id, failure_class.",
            type = SchemaType.OBJECT,
            examples = "{\"agent\": \"triage\", \"version\": \"2026-03-01\"}")
        @Nullable JsonText metadata) {
  /** The same event under another id. */
  public EventIn withId(String newId) {
    return new EventIn(newId, domain, eventType, metricType, value, occurredAt, metadata);
  }

  /** The same event at another time. */
  public EventIn at(Instant time) {
    return new EventIn(id, domain, eventType, metricType, value, time, metadata);
  }
}
