package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.outcome.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The metadata of a run: what was said of it as such, and what its own fields add. */
final class RunMetadata {
  private static final String FIELD = "metadata";

  private final String json;
  private final Faults faults;

  private RunMetadata(String json, Faults faults) {
    this.json = json;
    this.faults = faults;
  }

  /** Reads the metadata in a body that is one JSON object. */
  static RunMetadata of(byte[] body, Faults faults) {
    try (JsonParser parser = JsonBytes.parser(body, 0, body.length)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isMetadata = parser.currentName().equals(FIELD);
        JsonToken value = parser.nextToken();
        if (isMetadata && value == JsonToken.START_OBJECT) {
          int eventDepth = parser.getParsingContext().getNestingDepth() - 1;
          String json = new MetadataReader(parser, eventDepth, faults).read().metadata().json();
          return new RunMetadata(json, faults);
        }
        if (isMetadata && value != JsonToken.VALUE_NULL) {
          faults.add("/" + FIELD, "must be a JSON object");
        }
        parser.skipChildren();
      }
      return new RunMetadata(Metadata.NONE.json(), faults);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** This and more members; one that is there already must say the same. */
  Metadata with(Map<String, String> members) {
    StringBuilder text = new StringBuilder(json);
    text.setLength(text.length() - 1);
    JsonNode known = tree();
    members.forEach(
        (key, value) -> {
          JsonNode there = known.get(key);
          if (there == null) {
            text.append(text.length() > 1 ? "," : "");
            JsonStrings.append(text, key);
            text.append(':');
            JsonStrings.append(text, value);
          } else if (!there.isTextual() || !there.textValue().equals(value)) {
            faults.add(Pointers.member(key), "contradicts metadata." + key);
          }
        });
    return canonical(text.append('}').toString());
  }

  private JsonNode tree() {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Metadata canonical(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JsonBytes.parser(bytes, 0, bytes.length)) {
      parser.nextToken();
      return new MetadataReader(parser, 1, faults).read().metadata();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
