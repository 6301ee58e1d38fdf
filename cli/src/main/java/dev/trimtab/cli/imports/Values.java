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
    BigDecimal number;
    if (value.isBoolean()) {
      number = value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
    } else if (value.isNumber()) {
      number = value.decimalValue();
    } else {
      throw new RowFault(source.pointer(), "is " + describe(value) + " where a number is needed");
    }
    BigDecimal scale = source instanceof Source.Field field ? field.scale() : BigDecimal.ONE;
    return number.multiply(scale).doubleValue();
  }

  /** A time: ISO 8601 with an offset, or a number since 1970 where the source says its unit. */
  static @Nullable Instant time(Source source, JsonNode row) throws RowFault {
    JsonNode value = source.in(row);
    if (value == null) {
      return null;
    }
    Source.Epoch epoch = source instanceof Source.Field field ? field.epoch() : null;
    try {
      if (epoch != null && value.isNumber()) {
        BigDecimal micros = value.decimalValue().multiply(BigDecimal.valueOf(epoch.micros()));
        return Instant.EPOCH.plus(micros.toBigInteger().longValueExact(), ChronoUnit.MICROS);
      }
      if (epoch == null && value.isTextual()) {
        return OffsetDateTime.parse(value.textValue()).toInstant();
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
