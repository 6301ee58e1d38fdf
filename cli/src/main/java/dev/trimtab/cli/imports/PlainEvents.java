package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows that are events already, as the contract writes them; also as {@code trimtab export} and
 * {@code trimtab events --json} write them: the server makes position, tenant and {@code
 * recorded_at} anew.
 */
public final class PlainEvents implements RowMapper {
  private static final List<String> MADE_BY_THE_SERVER =
      List.of("position", "tenant_id", "recorded_at");

  private final ObjectReader reader =
      Json.reader(EventIn.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public List<EventIn> events(JsonNode row, String rowId) throws RowFault {
    ObjectNode sent = ((ObjectNode) row.deepCopy()).remove(MADE_BY_THE_SERVER);
    try {
      EventIn event = reader.readValue(sent);
      return List.of(event.id() == null ? event.withId(rowId) : event);
    } catch (UnrecognizedPropertyException e) {
      throw new RowFault(pointer(e), "is no field of an event; a mapping file can say what it is");
    } catch (JsonMappingException e) {
      throw new RowFault(pointer(e), "has the wrong type: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw new RowFault("", e.getOriginalMessage());
    } catch (java.io.IOException e) {
      throw new AssertionError("a tree in memory cannot fail to be read", e);
    }
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(part -> part.getFieldName() == null ? "" + part.getIndex() : part.getFieldName())
        .collect(Collectors.joining("/", "/", ""));
  }
}
