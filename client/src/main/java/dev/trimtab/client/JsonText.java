package dev.trimtab.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.StringWriter;

/**
 * A JSON value kept as its text, so that it passes through unchanged: numbers keep the digits they
 * were sent with, and a server that stores the text need not parse it to answer it.
 *
 * @param json valid JSON; written as it is
 */
@JsonSerialize(using = JsonText.Writer.class)
@JsonDeserialize(using = JsonText.Reader.class)
public record JsonText(String json) {
  /** An object without fields. */
  public static final JsonText EMPTY_OBJECT = new JsonText("{}");

  /** The text of a JSON tree. */
  public static JsonText of(JsonNode tree) {
    return new JsonText(tree.toString());
  }

  /**
   * The tree of the text.
   *
   * @throws IllegalStateException where the text is not JSON
   */
  public JsonNode tree() {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + json, e);
    }
  }

  static final class Writer extends StdSerializer<JsonText> {
    Writer() {
      super(JsonText.class);
    }

    @Override
    public void serialize(JsonText value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(value.json());
    }
  }

  static final class Reader extends StdDeserializer<JsonText> {
    Reader() {
      super(JsonText.class);
    }

    @Override
    public JsonText deserialize(JsonParser in, DeserializationContext context) throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator out = Json.MAPPER.createGenerator(text)) {
        copyValue(in, out);
      }
      return new JsonText(text.toString());
    }

    /** As the library's copy, but numbers keep their text: 1.10 stays 1.10. */
    private static void copyValue(JsonParser in, JsonGenerator out) throws IOException {
      int depth = 0;
      JsonToken token = in.currentToken();
      while (true) {
        if (token.isNumeric()) {
          out.writeNumber(in.getText());
        } else {
          out.copyCurrentEvent(in);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          return;
        }
        token = in.nextToken();
      }
    }
  }
}
