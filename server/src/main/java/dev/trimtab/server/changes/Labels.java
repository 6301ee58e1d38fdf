package dev.trimtab.server.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.outcome.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What of an event's metadata can tell it apart from others. */
final class Labels {
  /** Longer texts say something of one event, not of many. */
  private static final int LONGEST = 200;

  private Labels() {}

  /** Top-level keys with a text, a number or a truth value, as text. */
  static Map<String, String> of(Metadata metadata) {
    if (metadata.json().length() <= 2) {
      return Map.of();
    }
    Map<String, String> labels = new TreeMap<>();
    try {
      for (Map.Entry<String, JsonNode> member :
          Json.MAPPER.readTree(metadata.json()).properties()) {
        String text = member.getValue().isValueNode() ? member.getValue().asText() : "";
        if (!text.isEmpty() && text.length() <= LONGEST && member.getKey().length() <= LONGEST) {
          labels.put(member.getKey(), text);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return labels;
  }
}
