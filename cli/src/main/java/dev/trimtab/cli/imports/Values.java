package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Turns what a row holds into what an event wants, and says why where that cannot be done. */
final class Values {
  /** How long {@code 2026-03-02} is. */
  private static final int DATE = 10;

  private Values() {}

  /** A name: texts as they are, numbers and booleans as they are written. */
  static @Nullable String text(Source source, JsonNode row) throws RowFault {
    JsonNode value = source.in(row);
    if (value != null && !value.isValueNode()) {
      throw new RowFault(source.pointer(), "is an object or array where a text is needed");
    }
    return value == null ? null : value.asText();
  }

  /** A number: true is 1, false is 0, scaled as the source says. */
  static @Nullable Double number(Source source, JsonNode row) throws RowFault {
    JsonNode value = source.in(row);
    if (value == null) {
      return null;
    }
    BigDecimal number = numberOf(value);
    if (number == null) {
      throw new RowFault(source.pointer(), "is " + describe(value) + " where a number is needed");
    }
    BigDecimal scale = source instanceof Source.Field field ? field.scale() : BigDecimal.ONE;
    return number.multiply(scale).doubleValue();
  }

  /** The number a value is or, in a table, means; null where it is none. */
  static @Nullable BigDecimal numberOf(JsonNode value) {
    if (value instanceof Cell cell) {
      return cell.number();
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return value.isNumber() ? value.decimalValue() : null;
  }

  /** A time: ISO 8601 with an offset, or a number since 1970 where the source says its unit. */
  static @Nullable Instant time(Source source, JsonNode row) throws RowFault {
    JsonNode value = source.in(row);
    if (value == null) {
      return null;
    }
    Source.Epoch epoch = source instanceof Source.Field field ? field.epoch() : null;
    try {
      BigDecimal number = epoch == null || value.isBoolean() ? null : numberOf(value);
      if (epoch != null && number != null) {
        BigDecimal micros = number.multiply(BigDecimal.valueOf(epoch.micros()));
        return Instant.EPOCH.plus(micros.toBigInteger().longValueExact(), ChronoUnit.MICROS);
      }
      if (epoch == null && value.isTextual()) {
        return OffsetDateTime.parse(withT(value)).toInstant();
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new RowFault(source.pointer(), "is no time: " + value);
    }
    throw new RowFault(
        source.pointer(),
        "is "
            + describe(value)
            + (epoch == null
                ? " where a time like 2026-03-02T09:30:00Z is needed (or say epoch: seconds)"
                : " where a number since 1970 is needed"));
  }

  /** Tables often have a blank between date and time. */
  private static String withT(JsonNode value) {
    String text = value.textValue().strip();
    boolean hasBlank = value instanceof Cell && text.length() > DATE && text.charAt(DATE) == ' ';
    return hasBlank ? text.substring(0, DATE) + 'T' + text.substring(DATE + 1) : text;
  }

  private static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }
}
