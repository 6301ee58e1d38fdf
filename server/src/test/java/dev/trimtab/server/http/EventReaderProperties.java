package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventReaderProperties {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String EVENT =
      """
      {"id":"run-é-1","domain":"support-bot","event_type":"ticket_closed",
      "metric_type":"failure_class","value":-1.5e3,"occurred_at":"2026-02-28T10:00:00.5+01:00",
      "metadata":{"version":"v2","failure_class":"timeout","list":[1,{"a":null}]}}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventReader reader =
      new EventReader(new EventIds(InstantSource.fixed(NOW), new Random(1)), () -> NOW);

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    assertReadOrRefused(bytes);
  }

  @Property
  void anyDamagedEventIsReadOrRefused(@ForAll("damaged") byte[] bytes) {
    assertReadOrRefused(bytes);
  }

  @Property
  void metadataKeepsItsContent(@ForAll("objects") JsonNode metadata) throws IOException {
    String event =
        "{\"domain\":\"d\",\"event_type\":\"e\",\"metric_type\":\"cost_usd\",\"value\":1,"
            + "\"metadata\":"
            + JSON.writeValueAsString(metadata)
            + "}";
    Submission.Item item = reader.read(event.getBytes(StandardCharsets.UTF_8));

    assertThat(JSON.readTree(item.event().metadata().json())).isEqualTo(metadata);
  }

  private void assertReadOrRefused(byte[] bytes) {
    try {
      Submission.Item item = reader.read(bytes);
      JSON.readTree(item.event().metadata().json());
    } catch (InvalidInputException | MalformedJsonException refused) {
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(refused.getMessage())).isTrue();
    } catch (IOException notJson) {
      throw new AssertionError("metadata was not kept as JSON", notJson);
    }
  }

  /** An event with a stretch of its bytes replaced. */
  @Provide
  Arbitrary<byte[]> damaged() {
    byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);
    Arbitrary<byte[]> patch =
        Arbitraries.of("\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "NaN", "\\ud800", "é")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .injectNull(0)
            .flatMap(
                known ->
                    Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(4)
                        .injectNull(0.5)
                        .map(random -> random == null ? known : random));
    return patch.flatMap(
        bytes ->
            Arbitraries.integers()
                .between(0, event.length)
                .flatMap(
                    from ->
                        Arbitraries.integers()
                            .between(from, Math.min(event.length, from + 20))
                            .map(to -> splice(event, from, to, bytes))));
  }

  @Provide
  Arbitrary<JsonNode> objects() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .excludeChars('\0')
            .ofMaxLength(8)
            .filter(EventReaderProperties::isText);
    Arbitrary<JsonNode> scalar =
        Arbitraries.oneOf(
            text.map(value -> (JsonNode) JSON.getNodeFactory().textNode(value)),
            Arbitraries.integers().map(value -> (JsonNode) JSON.getNodeFactory().numberNode(value)),
            Arbitraries.of(true, false)
                .map(value -> (JsonNode) JSON.getNodeFactory().booleanNode(value)));
    Arbitrary<JsonNode> list =
        scalar.list().ofMaxSize(4).map(values -> JSON.createArrayNode().addAll(values));
    return Arbitraries.maps(text, Arbitraries.oneOf(scalar, list))
        .ofMaxSize(8)
        .map(members -> JSON.createObjectNode().setAll(members));
  }

  private static boolean isText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static byte[] splice(byte[] event, int from, int to, byte[] patch) {
    byte[] spliced = new byte[event.length - (to - from) + patch.length];
    System.arraycopy(event, 0, spliced, 0, from);
    System.arraycopy(patch, 0, spliced, from, patch.length);
    System.arraycopy(event, to, spliced, from + patch.length, event.length - to);
    return spliced;
  }
}
