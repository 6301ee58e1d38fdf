package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads where a value comes from: a bare value is a constant, {@code {field: ...}} a field. */
final class SourceReader {
  private static final String FIELD = "field";

  private SourceReader() {}

  /** The source; null where the mapping says nothing. */
  static @Nullable Source source(String place, @Nullable JsonNode node) throws MappingException {
    return read(place, node, false);
  }

  /** As {@link #source}, but rows may lack what goes into metadata. */
  static @Nullable Source metadata(String place, @Nullable JsonNode node) throws MappingException {
    return read(place, node, true);
  }

  private static @Nullable Source read(String place, @Nullable JsonNode node, boolean optional)
      throws MappingException {
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isObject()) {
      return field(new Section(place, node), optional);
    }
    return new Source.Constant(node);
  }

  private static Source field(Section section, boolean optionalByDefault) throws MappingException {
    JsonPointer path = path(section.place(FIELD), section.take(FIELD));
    JsonNode scale = section.take("scale");
    JsonNode epoch = section.take("epoch");
    JsonNode fallback = section.take("default");
    JsonNode optional = section.take("optional");
    section.refuseRest();
    if (scale != null && !scale.isNumber()) {
      throw new MappingException(section.place("scale"), "must be a number");
    }
    if (optional != null && !optional.isBoolean()) {
      throw new MappingException(section.place("optional"), "must be true or false");
    }
    return new Source.Field(
        path,
        scale == null ? BigDecimal.ONE : scale.decimalValue(),
        epoch == null ? null : epoch(section.place("epoch"), epoch),
        fallback,
        optional == null ? optionalByDefault : optional.booleanValue());
  }

  private static Source.Epoch epoch(String place, JsonNode node) throws MappingException {
    for (Source.Epoch epoch : Source.Epoch.values()) {
      if (epoch.name().toLowerCase(Locale.ROOT).equals(node.asText())) {
        return epoch;
      }
    }
    throw new MappingException(place, "must be seconds, milliseconds or microseconds");
  }

  /** A dotted path such as {@code usage.tokens.0}, or a JSON pointer where names have dots. */
  static JsonPointer path(String place, @Nullable JsonNode node) throws MappingException {
    if (node == null || !node.isTextual() || node.textValue().isBlank()) {
      throw new MappingException(place, "must name a field, such as repo or usage.tokens");
    }
    String text = node.textValue();
    return text.startsWith("/")
        ? JsonPointer.compile(text)
        : JsonPointer.compile("/" + text.replace("~", "~0").replace("/", "~1").replace(".", "/"));
  }
}
