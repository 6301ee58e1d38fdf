package dev.trimtab.server.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import dev.trimtab.loop.ChannelSettings.AlertmanagerPush;
import dev.trimtab.loop.Loop;
import dev.trimtab.server.alerts.AlertLabels;
import dev.trimtab.server.channels.Notice.Subject;
import dev.trimtab.server.outbound.OutboundCall;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that raises the alert of a loop, or ends it where the loop has ended. Its labels are the
 * same for all notices of a loop, so that it stays one alert.
 */
final class AlertmanagerCall {
  private static final String PURPOSE = "alertmanager";

  /** An alert that nobody repeats would end after minutes. */
  private static final Duration LONGEST_LOOP = Duration.ofDays(60);

  private static final Duration TEST = Duration.ofMinutes(1);

  private AlertmanagerCall() {}

  static OutboundCall of(
      AlertmanagerPush settings, @Nullable ChannelSecret secret, TenantId tenant, Notice notice) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Trimtab");
    Authorization.of(secret).ifPresent(value -> headers.put("Authorization", value));
    return new OutboundCall(
        PURPOSE,
        OutboundCall.NamedBy.CALLER,
        "POST",
        Targets.below(settings.url(), "/api/v2/alerts"),
        headers,
        body(tenant, notice),
        false);
  }

  private static byte[] body(TenantId tenant, Notice notice) {
    ArrayNode alerts = Json.MAPPER.createArrayNode();
    ObjectNode alert = alerts.addObject();
    ObjectNode labels = alert.putObject("labels");
    Subject subject = notice.subject();
    ObjectNode annotations = alert.putObject("annotations");
    annotations.put("summary", notice.headline());
    if (subject == null) {
      labels.put("alertname", "trimtab_test");
      labels.put("tenant", tenant.value());
      labels.put("test", notice.id());
      times(alert, notice.at(), notice.at().plus(TEST));
    } else {
      Loop loop = subject.loop();
      AlertLabels.of(tenant, loop).forEach(labels::put);
      annotations.put("description", description(subject, notice.text()));
      Instant ended = loop.endedAt();
      times(alert, loop.openedAt(), ended == null ? loop.openedAt().plus(LONGEST_LOOP) : ended);
    }
    if (notice.loopUrl() != null) {
      alert.put("generatorURL", notice.loopUrl());
    }
    try {
      return Json.MAPPER.writeValueAsBytes(alerts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void times(ObjectNode alert, Instant starts, Instant ends) {
    alert.put("startsAt", starts.toString()).put("endsAt", ends.toString());
  }

  private static String description(Subject subject, @Nullable String text) {
    return text == null ? subject.entry().why() : subject.entry().why() + "\n" + text;
  }
}
