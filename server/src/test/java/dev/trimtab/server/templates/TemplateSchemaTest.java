package dev.trimtab.server.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An editor with the schema and the server agree, as far as a schema can say what is wrong. */
class TemplateSchemaTest {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  static final JsonSchema SCHEMA = FACTORY.getSchema(TemplateSchema.text());

  private static final String SAYS_NOTHING =
      """
      name: watch
      match: {metric_type: cost_usd}
      trigger: manual
      quiet_hours: {from: 22:00, until: 06:00}
      steps:
        - intake
        - notify: {channel: a}
        - approve
        - act: {people: {instructions: b}}
        - verify
      verify: {guardrails: [{metric_type: cost_usd}]}
      """;

  private static final Map<String, String> OF_KIND =
      Map.of(
          "change_point", "trigger: change_point",
          "direction", "trigger: direction",
          "threshold", "trigger: {threshold: {above: 1, over: 1h}}");

  static Stream<Broken> seen() {
    return Broken.all().filter(Broken::isSeenBySchema);
  }

  static List<String> library() {
    return TemplateLibrary.NAMES;
  }

  @Test
  void isASchemaOfItsKind() throws IOException {
    JsonSchema kind = FACTORY.getSchema(SchemaLocation.of(VersionFlag.V202012.getId()));
    assertThat(kind.validate(new JsonMapper().readTree(TemplateSchema.text()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("library")
  void takesWhatIsInTheLibrary(String name) {
    assertThat(SCHEMA.validate(Documents.json(TemplateLibrary.document(name).orElseThrow())))
        .isEmpty();
  }

  @Test
  void takesTheShortestTemplate() {
    assertThat(SCHEMA.validate(Documents.json(Broken.LEAST))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seen")
  void refusesWhatTheReaderRefuses(Broken broken) {
    assertThat(SCHEMA.validate(Documents.json(broken.text()))).isNotEmpty();
  }

  @Test
  void sameLengthsOfTime() throws IOException {
    JsonNode schema = new JsonMapper().readTree(TemplateSchema.text());
    assertThat(schema.at("/$defs/duration/pattern").textValue()).isEqualTo(Durations.PATTERN);
  }

  /** Defaults stand in the schema and in the canonical form of a template that says nothing. */
  @Test
  void sameDefaults() throws IOException {
    JsonNode schema = new JsonMapper().readTree(TemplateSchema.text());
    JsonNode written = written(SAYS_NOTHING);
    Map<String, JsonNode> defaults = new TreeMap<>();
    defaults("", schema.get("properties"), defaults);
    defaults("/steps", schema.at("/$defs/step/oneOf/1/properties"), defaults);
    defaults("/trigger", schema.at("/properties/trigger/oneOf/1/properties"), defaults);
    assertThat(defaults).hasSizeGreaterThan(20);
    for (Map.Entry<String, JsonNode> each : defaults.entrySet()) {
      assertThat(at(each.getKey(), written)).as(each.getKey()).isEqualTo(each.getValue());
    }
  }

  private static JsonNode written(String document) throws IOException {
    String whole = TemplateWriter.write(TemplateReader.read(document).orThrow());
    return new JsonMapper().readTree(Documents.json(whole).toString());
  }

  /** What is written at a place of the schema; of the one kind of trigger that is. */
  private static JsonNode at(String pointer, JsonNode document) throws IOException {
    if (pointer.startsWith("/steps/")) {
      String inStep = pointer.substring("/steps".length());
      for (JsonNode each : document.get("steps")) {
        if (!each.at(inStep).isMissingNode()) {
          return each.at(inStep);
        }
      }
    }
    if (pointer.startsWith("/trigger/")) {
      String kind = pointer.split("/", -1)[2];
      return written(SAYS_NOTHING.replace("trigger: manual", OF_KIND.get(kind))).at(pointer);
    }
    return document.at(pointer.replace("/items/", "/0/"));
  }

  private static void defaults(String pointer, JsonNode schema, Map<String, JsonNode> found) {
    schema
        .properties()
        .forEach(
            each -> {
              String at = pointer + "/" + each.getKey();
              JsonNode value = each.getValue();
              if (value.has("default")) {
                found.put(at, value.get("default"));
              }
              if (value.has("properties")) {
                defaults(at, value.get("properties"), found);
              }
              if (value.at("/items/properties").isObject()) {
                defaults(at + "/items", value.at("/items/properties"), found);
              }
            });
  }
}
