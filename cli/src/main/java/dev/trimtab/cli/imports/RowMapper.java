package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.EventIn;
import java.util.List;

/** Makes events of a row. Pure: the same row gives the same events. */
@FunctionalInterface
public interface RowMapper {
  /**
   * The events of one row, each with an id.
   *
   * @param row a JSON object
   * @param rowId names the row; no other row of any file has it
   * @throws RowFault where the row cannot be mapped; then none of its events is sent
   */
  List<EventIn> events(JsonNode row, String rowId) throws RowFault;
}
