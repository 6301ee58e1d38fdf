package dev.trimtab.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping file can say, and what it is told where it says it wrongly. */
class MappingFileTest {
  private static final String RUNS =
      """
      common:
        domain: { field: repo }
        event_type: { field: agent }
        metadata:
          benchmark: pro
          steps: { field: steps }
      events:
        - metric_type: success_rate
          value: { field: resolved }
        - metric_type: latency_ms
          value: { field: usage.tool_seconds, scale: 1000 }
        - metric_type: failure_class
          when: { field: resolved, equals: false }
          metadata: { failure_class: wrong_patch }
      """;

  private static final String ONE =
      """
      events:
        - domain: d
          event_type: e
          metric_type: quality_score
          value: { field: score }
      """;

  private static JsonNode row(String json) throws Exception {
    return Json.MAPPER.readTree(json);
  }

  private static List<EventIn> map(String mapping, String json) throws Exception {
    return MappingFile.parse(mapping).events(row(json), "file:7");
  }

  private static EventIn first(String mapping, String json) throws Exception {
    return map(mapping, json).getFirst();
  }

  @Test
  void oneRowBecomesSeveralEvents() throws Exception {
    String json =
        """
        {"repo":"django","agent":"a","resolved":false,"steps":3,"usage":{"tool_seconds":49.081}}""";

    assertThat(map(RUNS, json).stream().map(Json.MAPPER::valueToTree).map(Object::toString))
        .containsExactly(
            "{\"id\":\"file:7:1\",\"domain\":\"django\",\"event_type\":\"a\","
                + "\"metric_type\":\"success_rate\",\"value\":0.0,"
                + "\"metadata\":{\"benchmark\":\"pro\",\"steps\":3}}",
            "{\"id\":\"file:7:2\",\"domain\":\"django\",\"event_type\":\"a\","
                + "\"metric_type\":\"latency_ms\",\"value\":49081.0,"
                + "\"metadata\":{\"benchmark\":\"pro\",\"steps\":3}}",
            "{\"id\":\"file:7:3\",\"domain\":\"django\",\"event_type\":\"a\","
                + "\"metric_type\":\"failure_class\","
                + "\"metadata\":{\"benchmark\":\"pro\",\"steps\":3,"
                + "\"failure_class\":\"wrong_patch\"}}");
  }

  @Test
  void aConditionThatDoesNotHoldLeavesTheEventOutAndTheOtherIdsAsTheyAre() throws Exception {
    String reordered =
        RUNS.replace(
            "metric_type: success_rate",
            "metric_type: success_rate\n" + "    when: { field: steps, exists: false }");

    assertThat(
            map(
                reordered,
                "{\"repo\":\"d\",\"agent\":\"a\",\"resolved\":true,\"steps\":1,"
                    + "\"usage\":{\"tool_seconds\":1}}"))
        .extracting(EventIn::id)
        .containsExactly("file:7:2");
  }

  @Test
  void missingMetadataIsLeftOutAndAMissingValueIsAFault() throws Exception {
    assertThat(
            map(
                    RUNS,
                    "{\"repo\":\"d\",\"agent\":\"a\",\"resolved\":true,"
                        + "\"usage\":{\"tool_seconds\":1}}")
                .getFirst()
                .metadata()
                .json())
        .isEqualTo("{\"benchmark\":\"pro\"}");
    assertThatThrownBy(() -> map(RUNS, "{\"repo\":\"d\",\"agent\":\"a\",\"resolved\":true}"))
        .isInstanceOf(RowFault.class)
        .hasMessage("/usage/tool_seconds: is missing");
  }

  @Test
  void anOptionalValueThatIsMissingLeavesTheEventOut() throws Exception {
    String mapping = ONE.replace("{ field: score }", "{ field: score, optional: true }");

    assertThat(map(mapping, "{\"score\":null}")).isEmpty();
  }

  @Test
  void aDefaultStandsInForWhatIsMissing() throws Exception {
    String mapping = ONE.replace("{ field: score }", "{ field: score, default: 0.5 }");

    assertThat(first(mapping, "{}").value()).isEqualTo(0.5);
  }

  @Test
  void aRowsOwnIdTakesThePlaceOfItsPlaceInTheFile() throws Exception {
    assertThat(first("id: { field: run }\n" + ONE, "{\"run\":4711,\"score\":1}").id())
        .isEqualTo("4711:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { field: t }                      | "2026-03-02T10:30:00+01:00" | 2026-03-02T09:30:00Z
          { field: t, epoch: seconds }      | 1.5                         | 1970-01-01T00:00:01.500Z
          { field: t, epoch: milliseconds } | 1500                        | 1970-01-01T00:00:01.500Z
          { field: t, epoch: microseconds } | 1500000                     | 1970-01-01T00:00:01.500Z
          """)
  void timesAreTextsOrNumbers(String source, String value, Instant time) throws Exception {
    String mapping = ONE + "    occurred_at: " + source + "\n";

    assertThat(first(mapping, "{\"score\":1,\"t\":" + value + "}").occurredAt()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"score":"0.5"}                    | /score: is a text where a number is needed
          {"score":[1]}                      | /score: is an array where a number is needed
          {"score":1,"t":"yesterday"}        | /t: is no time: "yesterday"
          {"score":1,"t":"2026-03-02T09:30"} | /t: is no time: "2026-03-02T09:30"
          """)
  void aRowThatDoesNotFitSaysWhere(String json, String message) {
    String mapping = ONE + "    occurred_at: { field: t, optional: true }\n";

    assertThatThrownBy(() -> map(mapping, json)).isInstanceOf(RowFault.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { field: a, equals: 1 }        | {"score":0,"a":1.0}   | true
          { field: a, equals: 1 }        | {"score":0,"a":"1"}   | false
          { field: a, equals: null }     | {"score":0}           | true
          { field: a, not: x }           | {"score":0,"a":"x"}   | false
          { field: a, not: x }           | {"score":0}           | true
          { field: a, in: [x, y] }       | {"score":0,"a":"y"}   | true
          { field: a, in: [x, y] }       | {"score":0,"a":"z"}   | false
          { field: a, exists: true }     | {"score":0,"a":null}  | false
          { field: a, exists: true }     | {"score":0,"a":{}}    | true
          { field: "/a.b", exists: true} | {"score":0,"a.b":1}   | true
          """)
  void conditionsDecideByValue(String condition, String json, boolean holds) throws Exception {
    assertThat(map(ONE + "    when: " + condition + "\n", json)).hasSize(holds ? 1 : 0);
  }

  @Test
  void severalConditionsMustAllHold() throws Exception {
    String mapping = ONE + "    when: [{ field: a, equals: 1 }, { field: b, equals: 2 }]\n";

    assertThat(map(mapping, "{\"score\":0,\"a\":1,\"b\":2}")).hasSize(1);
    assertThat(map(mapping, "{\"score\":0,\"a\":1,\"b\":3}")).isEmpty();
  }

  @Test
  void aMappingMayBeJson() throws Exception {
    String json =
        "{\"events\":[{\"domain\":\"d\",\"event_type\":\"e\",\"metric_type\":\"cost_usd\","
            + "\"value\":{\"field\":\"c\"}}]}";

    assertThat(first(json, "{\"c\":0.1}").value()).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evnts: []                      | evnts: is unknown; known here are common, events, id
          'events: []'                   | events: must list at least one event
          'events: [{domain: d}]'        | events[1].metric_type: is missing, here and in common
          'events: [3]'                  | events[1]: must be an object with named fields
          'events: [{metric_type: cost_usd}]' | events[1].value: is missing
          'events: [{metric_type: {feild: m}, value: 1}]' | events[1].metric_type.field: must name a field, such as repo or usage.tokens
          'events: [{metric_type: a, value: {field: x, scale: big}}]' | events[1].value.scale: must be a number
          'events: [{metric_type: a, value: 1, when: {field: x}, domain: d, event_type: e}]' | events[1].when.field: needs one of equals, not, in or exists beside it
          'events: [{metric_type: a, value: 1, domain: d, event_type: e, colour: 1}]' | events[1].colour: is unknown; known here are domain, event_type, metadata, metric_type, occurred_at, value, when
          """)
  void aSlipOfThePenIsNamed(String mapping, String message) {
    assertThatThrownBy(() -> MappingFile.parse(mapping))
        .isInstanceOf(MappingException.class)
        .hasMessage(message);
  }

  @Test
  void brokenYamlSaysTheLine() {
    assertThatThrownBy(() -> MappingFile.parse("events:\n  - a: [1,\n"))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("line ");
  }
}
