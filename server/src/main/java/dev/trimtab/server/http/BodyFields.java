package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.SystemDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a small JSON object that came as a body. Every field is read by its name; {@link
 * #finish()} then names all that is wrong, unknown fields included. Null is the same as leaving a
 * field out.
 */
public final class BodyFields {
  private final String prefix;
  private final Map<String, JsonNode> unread;
  private final Faults faults;
  private final List<BodyFields> inner = new ArrayList<>();

  private BodyFields(String prefix, Map<String, JsonNode> fields, Faults faults) {
    this.prefix = prefix;
    this.unread = fields;
    this.faults = faults;
  }

  /**
   * The fields of {@code body}, which must be small: it is read as a tree.
   *
   * @throws MalformedJsonException where it is not one JSON text in UTF-8
   * @throws InvalidInputException where it is no object
   */
  public static BodyFields of(byte[] body) {
    try (JsonParser parser = JsonBytes.parser(body, 0, body.length)) {
      return read(parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static BodyFields read(JsonParser parser) throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedJsonException("is empty: send a JSON object");
      }
      if (first != JsonToken.START_OBJECT) {
        throw new InvalidInputException("", "must be a JSON object");
      }
      Faults faults = new Faults();
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (fields.put(name, value(name, parser)) != null) {
          faults.add(Pointers.member(name), "is given twice");
        }
      }
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("goes on after the end of the object");
      }
      return new BodyFields("", fields, faults);
    } catch (JsonProcessingException complaint) {
      throw JsonBytes.faultOf(complaint, parser);
    }
  }

  /** Numbers are read as decimals, whose exponents have an end that JSON's have not. */
  private static JsonNode value(String name, JsonParser parser) throws IOException {
    try {
      return Json.MAPPER.readTree(parser);
    } catch (NumberFormatException beyond) {
      throw new InvalidInputException(
          Pointers.member(name), "holds a number whose exponent is out of range");
    }
  }

  /** A name that must be given; null, and a fault, where it is not. */
  public @Nullable String name(String field, int maxLength) {
    return isGiven(field) ? optionalName(field, maxLength) : null;
  }

  /** The domain that is written to: one of the caller's own. */
  public @Nullable String ownDomain() {
    String domain = name("domain", SeriesKey.MAX_NAME_LENGTH);
    if (domain != null) {
      attempt(() -> SystemDomain.refused(pointer("domain"), domain));
    }
    return domain;
  }

  /** A name, or null where it is not given. */
  public @Nullable String optionalName(String field, int maxLength) {
    JsonNode value = take(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      faults.add(pointer(field), "must be a string");
      return null;
    }
    try {
      return Text.name(pointer(field), value.textValue(), maxLength);
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  /** A finite number of at least 0 that must be given. */
  public double notNegative(String field) {
    if (!isGiven(field)) {
      return 0;
    }
    JsonNode value = take(field);
    double number = value != null && value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!Double.isFinite(number) || number < 0) {
      faults.add(pointer(field), "must be a finite number, not negative");
      return 0;
    }
    return number;
  }

  /** A whole number within bounds, or {@code otherwise} where it is not given. */
  public int integer(String field, int otherwise, int least, int most) {
    JsonNode value = take(field);
    if (value == null) {
      return otherwise;
    }
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= most) {
      return value.intValue();
    }
    faults.add(pointer(field), "must be a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** A whole number within bounds, or null where it is not given. */
  public @Nullable Integer optionalInteger(String field, int least, int most) {
    JsonNode given = unread.get(field);
    if (given == null || given.isNull()) {
      unread.remove(field);
      return null;
    }
    return integer(field, least, least, most);
  }

  /**
   * The fields of an object that is the value of a field; without any where it is not given. The
   * outer {@link #finish()} ends both.
   */
  public BodyFields object(String field) {
    JsonNode value = take(field);
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    if (value != null && value.isObject()) {
      value.properties().forEach(member -> fields.put(member.getKey(), member.getValue()));
    } else if (value != null) {
      fault(field, "must be a JSON object");
    }
    BodyFields object = new BodyFields(pointer(field), fields, faults);
    inner.add(object);
    return object;
  }

  /** A finite number, or null where it is not given. */
  public @Nullable Double optionalNumber(String field) {
    JsonNode value = take(field);
    if (value == null) {
      return null;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!Double.isFinite(number)) {
      faults.add(pointer(field), "must be a finite number");
      return null;
    }
    return number == 0 ? 0.0 : number; // no negative zero
  }

  /** A time, or null where it is not given. */
  public @Nullable Instant optionalTime(String field) {
    return optional(field, Timestamps::parse);
  }

  /**
   * What {@code reading} makes of a text, or null where it is not given.
   *
   * @param reading takes a pointer and the text; may throw {@link InvalidInputException}, which
   *     {@link #finish()} tells
   */
  public <T> @Nullable T optional(String field, BiFunction<String, String, T> reading) {
    JsonNode value = take(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      faults.add(pointer(field), "must be a string");
      return null;
    }
    try {
      return reading.apply(pointer(field), value.textValue());
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  /** The same where it must be given. */
  public <T> @Nullable T required(String field, BiFunction<String, String, T> reading) {
    return isGiven(field) ? optional(field, reading) : null;
  }

  /** The objects in an object, by their names; none where it is not given. */
  public Map<String, BodyFields> objects(String field) {
    JsonNode value = take(field);
    Map<String, BodyFields> objects = new LinkedHashMap<>();
    if (value == null) {
      return objects;
    }
    if (!value.isObject()) {
      faults.add(pointer(field), "must be a JSON object");
      return objects;
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String place = pointer(field) + Pointers.member(member.getKey());
      inside(place, member.getValue()).ifPresent(inner -> objects.put(member.getKey(), inner));
    }
    return objects;
  }

  /** The texts in a list, in order; none where it is not given. */
  public List<String> texts(String field) {
    JsonNode value = take(field);
    List<String> texts = new ArrayList<>();
    if (value == null) {
      return texts;
    }
    if (!value.isArray()) {
      faults.add(pointer(field), "must be a list");
      return texts;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isTextual()) {
        texts.add(value.get(i).textValue());
      } else {
        faults.add(pointer(field) + "/" + i, "must be a string");
      }
    }
    return texts;
  }

  /** The objects in a list, in order; none where it is not given. */
  public List<BodyFields> list(String field) {
    JsonNode value = take(field);
    List<BodyFields> list = new ArrayList<>();
    if (value == null) {
      return list;
    }
    if (!value.isArray()) {
      faults.add(pointer(field), "must be a list");
      return list;
    }
    for (int i = 0; i < value.size(); i++) {
      inside(pointer(field) + "/" + i, value.get(i)).ifPresent(list::add);
    }
    return list;
  }

  private Optional<BodyFields> inside(String place, JsonNode value) {
    if (!value.isObject()) {
      faults.add(place, "must be a JSON object");
      return Optional.empty();
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return Optional.of(new BodyFields(place, members, faults));
  }

  /** Where the object itself stands. */
  public String place() {
    return prefix;
  }

  /** Runs a check, and notes what it complains of. */
  public void attempt(Runnable check) {
    try {
      check.run();
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
    }
  }

  /** What {@code making} makes; null where it complains, of which a note is made. */
  public <T> @Nullable T make(Supplier<T> making) {
    try {
      return making.get();
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid);
      return null;
    }
  }

  /** True where a field is given that has not been read yet. */
  public boolean has(String field) {
    JsonNode value = unread.get(field);
    return value != null && !value.isNull();
  }

  /** True where anything wrong was noted so far. */
  public boolean isFaulty() {
    return faults.isAny();
  }

  /** Where what is wrong is noted. */
  Faults faults() {
    return faults;
  }

  /** The value of a field as it was sent, or null where it is not given. */
  public @Nullable JsonNode take(String field) {
    JsonNode value = unread.remove(field);
    return value == null || value.isNull() ? null : value;
  }

  /** Notes what is wrong with a field that the caller looked at more closely. */
  public void fault(String field, String detail) {
    faults.add(pointer(field), detail);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException naming every field that is wrong, missing or unknown
   */
  public void finish() {
    refuseUnknown();
    faults.throwIfAny();
  }

  /** Notes every field that was not read, of its inner objects too. */
  public void refuseUnknown() {
    unread.keySet().forEach(name -> faults.add(pointer(name), "is not a field here"));
    inner.forEach(BodyFields::refuseUnknown);
  }

  private String pointer(String field) {
    return prefix + Pointers.member(field);
  }

  private boolean isGiven(String field) {
    boolean given = has(field);
    if (!given) {
      faults.add(pointer(field), "is missing");
      unread.remove(field);
    }
    return given;
  }
}
