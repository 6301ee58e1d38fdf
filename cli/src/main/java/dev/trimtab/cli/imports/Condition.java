package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/** When a row has an event. Numbers compare by value: 1 is 1.0. */
sealed interface Condition {
  boolean holds(JsonNode row);

  /** The field is one of these values; {@code null} among them means missing, too. */
  record IsOneOf(JsonPointer path, List<JsonNode> values) implements Condition {
    public IsOneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean holds(JsonNode row) {
      JsonNode found = row.at(path);
      return values.stream().anyMatch(value -> same(found, value));
    }
  }

  /** The field is there and not null. */
  record Exists(JsonPointer path) implements Condition {
    @Override
    public boolean holds(JsonNode row) {
      return row.at(path).isValueNode() ? !row.at(path).isNull() : row.at(path).isContainerNode();
    }
  }

  /** The opposite. */
  record Not(Condition other) implements Condition {
    @Override
    public boolean holds(JsonNode row) {
      return !other.holds(row);
    }
  }

  private static boolean same(JsonNode found, JsonNode value) {
    if (value.isNull()) {
      return found.isNull() || found.isMissingNode();
    }
    if (found instanceof Cell cell) {
      return same(cell, value);
    }
    if (found.isNumber() && value.isNumber()) {
      return found.decimalValue().compareTo(value.decimalValue()) == 0;
    }
    return found.equals(value);
  }

  /** A cell is what it means where a number or a truth is asked for, else its text. */
  private static boolean same(Cell cell, JsonNode value) {
    if (value.isBoolean()) {
      return Boolean.valueOf(value.booleanValue()).equals(cell.truth());
    }
    if (value.isNumber()) {
      BigDecimal number = cell.number();
      return number != null && number.compareTo(value.decimalValue()) == 0;
    }
    return cell.textValue().equals(value.asText());
  }
}
