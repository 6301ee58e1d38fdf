package dev.trimtab.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent as often as need be.
 *
 * @param method the HTTP method
 * @param path begins with a slash
 * @param query added to the path
 * @param body what is sent; null for nothing
 * @param repeatable true where sending it twice does what sending it once does
 */
record Call(String method, String path, Query query, @Nullable Body body, boolean repeatable) {

  /** A reading: safe to repeat. */
  static Call get(String path, Query query) {
    return new Call("GET", path, query, null, true);
  }

  /** A change without a body, sent once. */
  static Call once(String method, String path) {
    return new Call(method, path, new Query(), null, false);
  }

  static Call post(String path, Object body, boolean repeatable) {
    return new Call("POST", path, new Query(), Body.json(body), repeatable);
  }

  /** A replacement: sending it twice does what sending it once does. */
  static Call put(String path, Object body) {
    return new Call("PUT", path, new Query(), Body.json(body), true);
  }

  /** A change of parts, sent once. */
  static Call patch(String path, Object body) {
    return new Call("PATCH", path, new Query(), Body.json(body), false);
  }

  /**
   * What a request carries.
   *
   * @param bytes as they go out
   * @param contentType its media type
   * @param gzip true where the bytes are compressed
   */
  record Body(byte[] bytes, String contentType, boolean gzip) {
    static Body json(Object value) {
      try {
        return new Body(Json.MAPPER.writeValueAsBytes(value), "application/json", false);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("not to be written as JSON: " + value, e);
      }
    }

    /** One event a line, compressed. */
    static Body lines(List<EventIn> events) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(bytes);
          var lines = Json.MAPPER.writer().withRootValueSeparator("\n").writeValues(out)) {
        lines.writeAll(events);
      } catch (IOException e) {
        throw new UncheckedIOException("not to be written as JSON lines", e);
      }
      return new Body(bytes.toByteArray(), "application/x-ndjson", true);
    }
  }
}
