package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one event is made of a row.
 *
 * @param domain gives its domain
 * @param eventType gives its event type
 * @param metricType gives its metric type
 * @param value gives its value; null where failure_class needs none
 * @param occurredAt gives its time; null where rows have none
 * @param metadata gives its metadata, key by key
 * @param conditions all must hold, or the row has no such event
 */
record EventRule(
    Source domain,
    Source eventType,
    Source metricType,
    @Nullable Source value,
    @Nullable Source occurredAt,
    Map<String, Source> metadata,
    List<Condition> conditions) {
  EventRule {
    conditions = List.copyOf(conditions);
  }

  /** Where it takes values from. */
  Stream<Source> sources() {
    return Stream.concat(
        Stream.of(domain, eventType, metricType),
        Stream.concat(
            Stream.of(Optional.ofNullable(value), Optional.ofNullable(occurredAt))
                .flatMap(Optional::stream),
            metadata.values().stream()));
  }

  /** The event; null where the row has none. */
  @Nullable EventIn event(JsonNode row, String id) throws RowFault {
    if (!conditions.stream().allMatch(condition -> condition.holds(row))) {
      return null;
    }
    String domainName = Values.text(domain, row);
    String typeName = Values.text(eventType, row);
    String metricName = Values.text(metricType, row);
    Double number = value == null ? null : Values.number(value, row);
    boolean lacksValue = value != null && number == null;
    if (domainName == null || typeName == null || metricName == null || lacksValue) {
      return null; // a missing field that the mapping calls optional
    }
    Instant time = occurredAt == null ? null : Values.time(occurredAt, row);
    ObjectNode said = metadata(row);
    return new EventIn(
        id,
        domainName,
        typeName,
        metricName,
        number,
        time,
        said.isEmpty() ? null : JsonText.of(said));
  }

  private ObjectNode metadata(JsonNode row) throws RowFault {
    ObjectNode said = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, Source> entry : metadata.entrySet()) {
      JsonNode found = entry.getValue().in(row);
      if (found != null) {
        said.set(entry.getKey(), found);
      }
    }
    return said;
  }
}
