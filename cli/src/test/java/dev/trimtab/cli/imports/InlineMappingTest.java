package dev.trimtab.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings said in place, and what tables mean by their cells. */
class InlineMappingTest {
  private static final String REST = ",event_type:=nightly,metric_type=success_rate";

  private static ObjectNode cells(String... pairs) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      row.set(pairs[i], new Cell(pairs[i + 1]));
    }
    return row;
  }

  private static EventIn event(String mapping, ObjectNode row) throws Exception {
    return InlineMapping.parse(mapping).events(row, "file:1").getFirst();
  }

  @Test
  void fieldsConstantsAndMetadata() throws Exception {
    EventIn event =
        event(
            "domain=repo, value=resolved, metric_type='success_rate',event_type:=nightly"
                + " build,occurred_at=at@milliseconds,metadata.agent=model,metadata.note='a,"
                + " ''b''',id=run",
            cells("repo", "a/b", "resolved", "TRUE", "at", "1500", "model", "007", "run", "r 1"));

    assertThat(event)
        .isEqualTo(
            new EventIn(
                "r 1:1",
                "a/b",
                "nightly build",
                "success_rate",
                1.0,
                Instant.ofEpochMilli(1_500),
                event.metadata()));
    assertThat(event.metadata().json()).isEqualTo("{\"agent\":\"007\",\"note\":\"a, 'b'\"}");
  }

  @Test
  void linesOfJsonAreMappedTheSameWay() throws Exception {
    ObjectNode row = (ObjectNode) Json.MAPPER.readTree("{\"r\":{\"n\":\"x\"},\"ok\":false}");
    EventIn event = event("domain=r.n,value=ok" + REST, row);
    assertThat(event.domain()).isEqualTo("x");
    assertThat(event.value()).isZero();
    assertThat(event.id()).isEqualTo("file:1:1");
  }

  @Test
  void aConstantValueIsANumber() throws Exception {
    EventIn event =
        event("domain=d,value:=0.25,event_type:=e,metric_type:=cost_usd", cells("d", "x"));
    assertThat(event.value()).isEqualTo(0.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"domain", "domain=", "=repo", "domain=a,,value=b", "domain='a", "domain=a,value"})
  void aPartThatIsNoneIsNamed(String text) {
    assertThatThrownBy(() -> InlineMapping.parse(text))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("must be like domain=repo");
  }

  @Test
  void slipsOfThePenAreNamed() {
    assertThatThrownBy(() -> InlineMapping.parse("doman=a" + REST))
        .hasMessageStartingWith("doman: is unknown; known are domain, event_type");
    assertThatThrownBy(() -> InlineMapping.parse("domain=a,domain=b" + REST))
        .hasMessage("domain: is said twice");
    assertThatThrownBy(() -> InlineMapping.parse("domain=a,event_type:=e"))
        .hasMessageContaining("metric_type");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.50, 0.5", " 2e3 , 2000", "True, 1", "false, 0", "-1, -1"})
  void cellsThatMeanANumber(String cell, double number) throws Exception {
    assertThat(event("domain=d,value=v" + REST, cells("d", "x", "v", cell)).value())
        .isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1,5", "NaN", "0x10"})
  void cellsThatMeanNoNumberAreRefused(String cell) {
    assertThatThrownBy(() -> event("domain=d,value=v" + REST, cells("d", "x", "v", cell)))
        .isInstanceOf(RowFault.class)
        .hasMessageContaining("/v: is a text where a number is needed");
  }

  @Test
  void conditionsTakeCellsForWhatTheyMean() throws Exception {
    Mapping mapping =
        MappingFile.parse(
            """
            common: { domain: d, event_type: e, value: 1 }
            events:
              - { metric_type: cost_usd, when: { field: ok, equals: true } }
              - { metric_type: latency_ms, when: { field: n, in: [1, 2] } }
              - { metric_type: quality_score, when: { field: s, equals: "1.0" } }
            """);
    assertThat(mapping.events(cells("ok", "True", "n", "2.0", "s", "1.0"), "r")).hasSize(3);
    assertThat(mapping.events(cells("ok", "1", "n", "3", "s", "1"), "r")).isEmpty();
  }

  @Test
  void timesOfTablesMayHaveABlank() throws Exception {
    String mapping = "domain=d,value=v,occurred_at=t" + REST;
    assertThat(
            event(mapping, cells("d", "x", "v", "1", "t", "2026-03-02 09:30:00+01:00"))
                .occurredAt())
        .isEqualTo("2026-03-02T08:30:00Z");
    assertThatThrownBy(() -> event(mapping, cells("d", "x", "v", "1", "t", "2026-03-02 09:30:00")))
        .isInstanceOf(RowFault.class);
  }

  @Test
  void aTableOfEventsNeedsNoMapping() throws Exception {
    EventIn event =
        new CellEvents()
            .events(
                cells(
                    "position",
                    "7",
                    "id",
                    "e1",
                    "domain",
                    "d",
                    "event_type",
                    "t",
                    "metric_type",
                    "cost_usd",
                    "value",
                    "0.50",
                    "occurred_at",
                    "2026-03-02T09:30:00Z",
                    "recorded_at",
                    "2026-03-02T09:30:01Z",
                    "metadata",
                    "{\"n\":1.50}",
                    "metadata.agent",
                    "a"),
                "r")
            .getFirst();
    assertThat(event.id()).isEqualTo("e1");
    assertThat(event.value()).isEqualTo(0.5);
    assertThat(event.metadata().json()).isEqualTo("{\"n\":1.50,\"agent\":\"a\"}");
    assertThatThrownBy(() -> new CellEvents().events(cells("metadata", "[]"), "r"))
        .isInstanceOf(RowFault.class)
        .hasMessage("/metadata: is no JSON object");
    assertThatThrownBy(() -> new CellEvents().events(cells("value", "x"), "r"))
        .isInstanceOf(RowFault.class);
  }
}
