package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Where a mapping takes a value from. */
sealed interface Source {
  /**
   * The value for this row; null where the row has none and need not have one.
   *
   * @throws RowFault where the row must have one and has not
   */
  @Nullable JsonNode in(JsonNode row) throws RowFault;

  /** The place in the row that a fault points at. */
  String pointer();

  /** The same value for every row. */
  record Constant(JsonNode value) implements Source {
    @Override
    public JsonNode in(JsonNode row) {
      return value;
    }

    @Override
    public String pointer() {
      return "";
    }
  }

  /**
   * A field of the row.
   *
   * @param path where it is
   * @param scale what numbers are multiplied by
   * @param epoch the unit of a number that is a time; null for other values
   * @param fallback what stands in where the field is missing or null
   * @param optional true where it may be missing: then the event, or the metadata key, is left out
   */
  record Field(
      JsonPointer path,
      BigDecimal scale,
      @Nullable Epoch epoch,
      @Nullable JsonNode fallback,
      boolean optional)
      implements Source {

    boolean isNeeded() {
      return fallback == null && !optional;
    }

    @Override
    public @Nullable JsonNode in(JsonNode row) throws RowFault {
      JsonNode found = row.at(path);
      if (!found.isMissingNode() && !found.isNull()) {
        return found;
      }
      if (isNeeded()) {
        throw new RowFault(pointer(), "is missing");
      }
      return fallback;
    }

    @Override
    public String pointer() {
      return path.toString();
    }
  }

  /** What a number since 1970 counts. */
  enum Epoch {
    SECONDS(1_000_000),
    MILLISECONDS(1_000),
    MICROSECONDS(1);

    private final long micros;

    Epoch(long micros) {
      this.micros = micros;
    }

    long micros() {
      return micros;
    }
  }
}
