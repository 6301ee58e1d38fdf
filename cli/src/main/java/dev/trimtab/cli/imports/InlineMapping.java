package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trimtab.client.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping on the command line, for rows that are one event each: {@code
 * domain=repo,value=resolved,metric_type:=success_rate}. After {@code =} stands a field of the row,
 * after {@code :=} or in quotes what is the same for every row.
 */
public final class InlineMapping {
  private static final String METADATA = "metadata.";
  private static final List<String> TARGETS =
      List.of("domain", "event_type", "metric_type", "value", "occurred_at", "id");

  /**
   * A shell takes the quotes of {@code metric_type='success_rate'} away; it is meant all the same.
   */
  private static final String METRIC_TYPES =
      "success_rate|quality_score|latency_ms|cost_usd|failure_class";

  private static final Pattern PART =
      Pattern.compile(
          "\\s*([a-z_]+|metadata\\.[^=,:]+?)\\s*(:?=)\\s*"
              + "('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[^,'\"][^,]*)\\s*(?:,|$)");

  private static final Pattern EPOCH = Pattern.compile("(.+)@(seconds|milliseconds|microseconds)");

  private InlineMapping() {}

  /** True where {@code text} is no name of a file. */
  public static boolean is(String text) {
    return text.contains("=");
  }

  /**
   * The mapping that {@code text} says.
   *
   * @throws MappingException naming the part that is wrong
   */
  public static Mapping parse(String text) throws MappingException {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ObjectNode event = Json.MAPPER.createObjectNode();
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length()) {
      part.region(at, text.length());
      if (!part.lookingAt()) {
        throw new MappingException(
            text.substring(at), "must be like domain=repo or metric_type:=success_rate");
      }
      String target = part.group(1);
      JsonNode source = source(target, part.group(2), part.group(3).strip());
      put(target.equals("id") ? root : event, target, source);
      at = part.end();
    }
    root.putArray("events").add(event);
    return MappingFile.parse(root);
  }

  private static void put(ObjectNode into, String target, JsonNode source) throws MappingException {
    ObjectNode place = into;
    String name = target;
    if (target.startsWith(METADATA)) {
      place = into.withObject("/metadata");
      name = target.substring(METADATA.length());
    } else if (!TARGETS.contains(target)) {
      throw new MappingException(
          target, "is unknown; known are " + String.join(", ", TARGETS) + " and metadata.KEY");
    }
    if (place.has(name)) {
      throw new MappingException(target, "is said twice");
    }
    place.set(name, source);
  }

  private static JsonNode source(String target, String sign, String text) {
    char first = text.charAt(0);
    if (first == '\'' || first == '"') {
      String quote = String.valueOf(first);
      return TextNode.valueOf(text.substring(1, text.length() - 1).replace(quote + quote, quote));
    }
    if (sign.equals(":=")) {
      return constant(target, text);
    }
    if (target.equals("metric_type") && text.matches(METRIC_TYPES)) {
      return TextNode.valueOf(text);
    }
    Matcher epoch = EPOCH.matcher(text);
    ObjectNode field = Json.MAPPER.createObjectNode();
    if (target.equals("occurred_at") && epoch.matches()) {
      return field.put("field", epoch.group(1)).put("epoch", epoch.group(2));
    }
    return field.put("field", text);
  }

  /** A value is a number; everything else is a text. */
  private static JsonNode constant(String target, String text) {
    return target.equals("value") && new Cell(text).number() != null
        ? Json.MAPPER.getNodeFactory().numberNode(new Cell(text).number())
        : TextNode.valueOf(text);
  }
}
