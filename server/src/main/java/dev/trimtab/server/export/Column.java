package dev.trimtab.server.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.JsonText;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A column of CSV.
 *
 * @param name its heading
 * @param cell what stands in it
 */
record Column(String name, BiFunction<TenantId, OutcomeEvent, String> cell) {
  private static final String METADATA_PREFIX = "metadata.";
  private static final int MAX_COLUMNS = 100;
  private static final int MAX_KEY_LENGTH = 200;

  private static final Map<String, BiFunction<TenantId, OutcomeEvent, String>> KNOWN =
      Map.of(
          "id", (tenant, event) -> event.id(),
          "tenant_id", (tenant, event) -> tenant.value(),
          "domain", (tenant, event) -> event.series().domain(),
          "event_type", (tenant, event) -> event.series().eventType(),
          "metric_type", (tenant, event) -> event.series().metricType().wireName(),
          "value", (tenant, event) -> Double.toString(event.value()),
          "occurred_at", (tenant, event) -> event.occurredAt().toString(),
          "recorded_at", (tenant, event) -> event.recordedAt().toString(),
          "metadata", (tenant, event) -> event.metadata().json());

  /** What can be read in again. */
  static final List<Column> USUAL =
      columns("columns", "id,domain,event_type,metric_type,value,occurred_at,recorded_at,metadata");

  /** The columns that {@code text} names. */
  static List<Column> columns(String parameter, String text) {
    List<Column> columns = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      Column column = of(parameter, name.strip());
      if (columns.stream().anyMatch(other -> other.name.equals(column.name))) {
        throw new InvalidInputException(parameter, "must name each column once");
      }
      columns.add(column);
    }
    if (columns.size() > MAX_COLUMNS) {
      throw new InvalidInputException(parameter, "must be at most " + MAX_COLUMNS + " columns");
    }
    return List.copyOf(columns);
  }

  private static Column of(String parameter, String name) {
    BiFunction<TenantId, OutcomeEvent, String> known = KNOWN.get(name);
    if (known != null) {
      return new Column(name, known);
    }
    if (name.startsWith(METADATA_PREFIX) && name.length() > METADATA_PREFIX.length()) {
      Text.name(parameter, name, MAX_KEY_LENGTH);
      String key = name.substring(METADATA_PREFIX.length());
      return new Column(name, (tenant, event) -> metadata(event, key));
    }
    throw new InvalidInputException(
        parameter,
        "must name columns: "
            + String.join(", ", KNOWN.keySet().stream().sorted().toList())
            + ", or metadata.KEY");
  }

  /** Texts as they are, everything else as JSON. */
  private static String metadata(OutcomeEvent event, String key) {
    String json = event.metadata().json();
    JsonNode value = new JsonText(json).tree().path(key);
    return value.isTextual() || value.isMissingNode() ? value.asText() : value.toString();
  }
}
