package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table whose columns are the fields of an event, as {@code trimtab export} writes them.
 * A column {@code metadata} holds JSON, a column {@code metadata.KEY} what is at that key.
 */
public final class CellEvents implements RowMapper {
  private static final String METADATA = "metadata";
  private static final String KEY_PREFIX = METADATA + ".";

  private final PlainEvents plain = new PlainEvents();

  @Override
  public List<EventIn> events(JsonNode row, String rowId) throws RowFault {
    ObjectNode event = Json.MAPPER.createObjectNode();
    ObjectNode metadata = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> column : row.properties()) {
      String name = column.getKey();
      if (name.equals("value")) {
        event.set(name, number(column.getValue()));
      } else if (name.equals(METADATA)) {
        metadata.setAll(object(column.getValue()));
      } else if (name.startsWith(KEY_PREFIX)) {
        metadata.set(name.substring(KEY_PREFIX.length()), column.getValue());
      } else {
        event.set(name, column.getValue());
      }
    }
    if (!metadata.isEmpty()) {
      event.set(METADATA, metadata);
    }
    return plain.events(event, rowId);
  }

  private static JsonNode number(JsonNode value) throws RowFault {
    BigDecimal number = value instanceof Cell cell ? cell.number() : null;
    if (number == null) {
      throw new RowFault("/value", "is " + value + " where a number is needed");
    }
    return DecimalNode.valueOf(number);
  }

  private static ObjectNode object(JsonNode value) throws RowFault {
    try {
      if (Json.MAPPER.readTree(value.asText()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException noJson) {
      // told below
    }
    throw new RowFault("/" + METADATA, "is no JSON object");
  }
}
