package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads mapping files: YAML, or JSON, which is YAML. {@code docs/howto-import.md} explains the
 * format.
 */
public final class MappingFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private MappingFile() {}

  /**
   * The mapping in {@code file}.
   *
   * @throws MappingException where it is not a mapping
   */
  public static Mapping read(Path file) throws IOException, MappingException {
    return parse(Files.readString(file));
  }

  static Mapping parse(String text) throws MappingException {
    return parse(tree(text));
  }

  static Mapping parse(JsonNode tree) throws MappingException {
    Section root = new Section("", tree);
    JsonNode id = root.take("id");
    Section common = section("common", root.take("common"));
    JsonNode events = root.take("events");
    root.refuseRest();
    if (events == null || !events.isArray() || events.isEmpty()) {
      throw new MappingException("events", "must list at least one event");
    }
    List<EventRule> rules = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      rules.add(rule(new Section("events[" + (i + 1) + "]", events.get(i)), common));
    }
    common.refuseRest();
    return new Mapping(SourceReader.source("id", id), rules);
  }

  private static JsonNode tree(String text) throws MappingException {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new MappingException(line > 0 ? "line " + line : "", e.getOriginalMessage());
    }
  }

  private static EventRule rule(Section event, Section common) throws MappingException {
    Map<String, Source> metadata = new LinkedHashMap<>();
    addMetadata(metadata, section(common.place("metadata"), common.take("metadata")));
    addMetadata(metadata, section(event.place("metadata"), event.take("metadata")));
    Source metricType = required(event, common, "metric_type");
    Source value = either(event, common, "value");
    boolean isFailure =
        metricType instanceof Source.Constant(JsonNode type)
            && type.asText().equals("failure_class");
    if (value == null && !isFailure) {
      throw new MappingException(event.place("value"), "is missing");
    }
    EventRule rule =
        new EventRule(
            required(event, common, "domain"),
            required(event, common, "event_type"),
            metricType,
            value,
            either(event, common, "occurred_at"),
            metadata,
            ConditionReader.conditions(event.place("when"), event.take("when")));
    event.refuseRest();
    return rule;
  }

  private static void addMetadata(Map<String, Source> metadata, Section section)
      throws MappingException {
    for (String key : section.names()) {
      Source source = SourceReader.metadata(section.place(key), section.take(key));
      if (source != null) {
        metadata.put(key, source);
      }
    }
  }

  private static Source required(Section event, Section common, String name)
      throws MappingException {
    Source source = either(event, common, name);
    if (source == null) {
      throw new MappingException(event.place(name), "is missing, here and in common");
    }
    return source;
  }

  private static @Nullable Source either(Section event, Section common, String name)
      throws MappingException {
    JsonNode shared = common.take(name);
    JsonNode own = event.take(name);
    return own == null
        ? SourceReader.source(common.place(name), shared)
        : SourceReader.source(event.place(name), own);
  }

  private static Section section(String place, @Nullable JsonNode node) throws MappingException {
    return node == null ? Section.empty(place) : new Section(place, node);
  }
}
