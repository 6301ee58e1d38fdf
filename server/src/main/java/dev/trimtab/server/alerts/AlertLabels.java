package dev.trimtab.server.alerts;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.loop.Loop;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tells alerts apart: here, in what is pushed to an Alertmanager, and for silences. An alert
 * keeps its labels for as long as it lasts.
 */
public final class AlertLabels {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final byte SEPARATOR = (byte) 0xff;

  private AlertLabels() {}

  /** Of the alert of a loop. */
  public static SortedMap<String, String> of(TenantId tenant, Loop loop) {
    SortedMap<String, String> labels = watched("trimtab_loop", tenant, loop.series());
    labels.put("template", loop.template());
    labels.put("loop", loop.id());
    return labels;
  }

  /** Of the alert of a change point. One of a whole domain has no event type. */
  static SortedMap<String, String> of(TenantId tenant, ChangePoint point) {
    SortedMap<String, String> labels = watched("trimtab_regression", tenant, point.watched());
    labels.put("change_point", point.id().toString());
    return labels;
  }

  private static SortedMap<String, String> watched(String name, TenantId tenant, Watched watched) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("alertname", name);
    labels.put("tenant", tenant.value());
    labels.put("domain", watched.domain());
    String eventType = watched.eventType();
    if (eventType != null) {
      labels.put("event_type", eventType);
    }
    labels.put("metric_type", watched.metricType().wireName());
    return labels;
  }

  /**
   * The fingerprint that Prometheus and Alertmanager give to these labels: FNV-1a over names and
   * values in the order of the names, each followed by a byte that is in no text.
   */
  static String fingerprint(SortedMap<String, String> labels) {
    long hash = FNV_OFFSET;
    for (var label : labels.entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
    }
    return "%016x".formatted(hash);
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      sum = (sum ^ (each & 0xff)) * FNV_PRIME;
    }
    return (sum ^ (SEPARATOR & 0xff)) * FNV_PRIME;
  }
}
