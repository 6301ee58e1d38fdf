package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The objects of one JSON array, read one by one. */
final class JsonArrayRows implements RowReader {
  private final InputStream in;
  private final JsonParser parser;
  private long place;
  private boolean isOpen;
  private boolean hasEnded;

  JsonArrayRows(InputStream in) throws IOException {
    this.in = in;
    this.parser = Json.MAPPER.getFactory().createParser(in);
  }

  @Override
  public @Nullable Row next() throws IOException {
    try {
      if (!advance()) {
        return null;
      }
      long from = parser.currentTokenLocation().getByteOffset();
      JsonNode item = Json.MAPPER.readTree(parser);
      long length = parser.currentLocation().getByteOffset() - from;
      return item instanceof ObjectNode object
          ? new Row.Mappable(place, object, length)
          : new Row.Unreadable(place, "is no JSON object", item.toString());
    } catch (JsonProcessingException broken) {
      throw broken(broken);
    }
  }

  @Override
  public void skipTo(long wanted) throws IOException {
    try {
      while (place < wanted && advance()) {
        parser.skipChildren();
      }
    } catch (JsonProcessingException broken) {
      throw broken(broken);
    }
  }

  @Override
  public long place() {
    return place;
  }

  /** Stands at the next item; false at the end, where nothing may follow. */
  private boolean advance() throws IOException {
    if (hasEnded) {
      return false;
    }
    if (!isOpen) {
      isOpen = true;
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new BrokenFileException("the file is no JSON array", null);
      }
    }
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      place++;
      return true;
    }
    hasEnded = true;
    if (parser.nextToken() != null) {
      throw new BrokenFileException("something follows the end of the JSON array", null);
    }
    return false;
  }

  private BrokenFileException broken(JsonProcessingException cause) {
    var at = cause.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new BrokenFileException(
        "item " + place + " is not JSON" + where + ": " + cause.getOriginalMessage(), cause);
  }

  @Override
  public void close() throws IOException {
    parser.close();
    in.close();
  }
}
