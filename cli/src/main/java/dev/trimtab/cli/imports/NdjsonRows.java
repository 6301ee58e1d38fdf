package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. A line that is none spoils no other. */
final class NdjsonRows implements RowReader {
  private static final ObjectReader ROWS =
      Json.reader(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final LineReader lines;
  private long place;

  NdjsonRows(InputStream in) {
    this.lines = new LineReader(in);
  }

  @Override
  public @Nullable Row next() throws IOException {
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      place++;
      if (!isBlank(line)) {
        return read(line);
      }
    }
    return null;
  }

  @Override
  public void skipTo(long wanted) throws IOException {
    while (place < wanted && lines.next() != null) {
      place++;
    }
  }

  @Override
  public long place() {
    return place;
  }

  private Row read(byte[] line) throws IOException {
    if (line.length > LineReader.MAX_LINE) {
      return new Row.Unreadable(place, "is longer than " + LineReader.MAX_LINE + " bytes", "");
    }
    try {
      JsonNode row = ROWS.readValue(line);
      return row instanceof ObjectNode object
          ? new Row.Mappable(place, object, line.length)
          : unreadable("is no JSON object", line);
    } catch (JsonProcessingException e) {
      return unreadable("is not JSON: " + e.getOriginalMessage(), line);
    }
  }

  private Row unreadable(String detail, byte[] line) {
    return new Row.Unreadable(place, detail, new String(line, StandardCharsets.UTF_8));
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
