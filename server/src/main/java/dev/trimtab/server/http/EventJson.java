package dev.trimtab.server.http;

import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes events as the contract has them, field by field: the answer to every event recorded, where
 * a general mapper would cost more than the reading.
 */
public final class EventJson {
  private static final int USUAL_LENGTH = 512;

  private EventJson() {}

  static byte[] one(TenantId tenant, OutcomeEvent event) {
    StringBuilder out = new StringBuilder(USUAL_LENGTH);
    append(out, tenant, event);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] array(TenantId tenant, List<OutcomeEvent> events) {
    StringBuilder out = new StringBuilder(USUAL_LENGTH * (events.size() + 1)).append('[');
    for (OutcomeEvent event : events) {
      if (out.length() > 1) {
        out.append(',');
      }
      append(out, tenant, event);
    }
    return out.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  static void append(StringBuilder out, TenantId tenant, OutcomeEvent event) {
    appendFields(out.append('{'), tenant, event);
    out.append('}');
  }

  /** Appends the fields of an event, for an object that has others before them. */
  public static void appendFields(StringBuilder out, TenantId tenant, OutcomeEvent event) {
    out.append("\"id\":");
    JsonStrings.append(out, event.id());
    out.append(",\"tenant_id\":");
    JsonStrings.append(out, tenant.value());
    out.append(",\"domain\":");
    JsonStrings.append(out, event.series().domain());
    out.append(",\"event_type\":");
    JsonStrings.append(out, event.series().eventType());
    out.append(",\"metric_type\":\"").append(event.series().metricType().wireName());
    out.append("\",\"value\":").append(event.value());
    out.append(",\"occurred_at\":\"").append(event.occurredAt());
    out.append("\",\"recorded_at\":\"").append(event.recordedAt());
    out.append("\",\"metadata\":").append(event.metadata().json());
  }
}
