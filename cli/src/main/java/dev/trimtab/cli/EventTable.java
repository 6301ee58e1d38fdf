package dev.trimtab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.JsonText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Events as a table. */
final class EventTable {
  private static final int METADATA_WIDTH = 40;
  private static final int MINUTE_LENGTH = "2026-03-02 09:30".length();

  /** What explains an event stands first, as the rest may be cut off. */
  private static final List<String> FIRST = List.of("failure_class", "agent", "version");

  private EventTable() {}

  static Table of(List<EventOut> events) {
    Table table = Table.of("=OCCURRED AT", "DOMAIN", "EVENT TYPE", "=METRIC", ">VALUE", "METADATA");
    for (EventOut event : events) {
      table.row(
          time(event.occurredAt()),
          event.domain(),
          event.eventType(),
          event.metricType(),
          Figures.of(event.metricType(), event.value()),
          metadata(event.metadata()));
    }
    return table;
  }

  /** To the second, UTC. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
  }

  /** To the minute, UTC. */
  static String minute(Instant instant) {
    return time(instant).substring(0, MINUTE_LENGTH) + "Z";
  }

  /** What explains an event, in short. */
  static String metadata(JsonText json) {
    JsonNode said = json.tree();
    Set<String> keys = new LinkedHashSet<>(FIRST);
    said.fieldNames().forEachRemaining(keys::add);
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      JsonNode value = said.path(key);
      if (!value.isMissingNode()) {
        text.append(text.isEmpty() ? "" : " ").append(key).append('=');
        text.append(value.isValueNode() ? value.asText() : value.toString());
      }
    }
    return shortened(text.toString().replaceAll("\\p{Cntrl}", " "));
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= METADATA_WIDTH) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, METADATA_WIDTH - 3)) + "...";
  }
}
