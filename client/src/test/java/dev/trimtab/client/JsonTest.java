package dev.trimtab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wire form, letter by letter: other people's clients read it. */
class JsonTest {
  private static String write(Object value) throws JsonProcessingException {
    return Json.MAPPER.writeValueAsString(value);
  }

  @Test
  void anEventIsSentWithoutTheFieldsItDoesNotSay() throws Exception {
    EventIn event = new EventIn(null, "bot", "answer", "failure_class", null, null, null);

    assertThat(write(event))
        .isEqualTo(
            "{\"domain\":\"bot\",\"event_type\":\"answer\",\"metric_type\":\"failure_class\"}");
  }

  @Test
  void anEventIsSentInSnakeCaseWithIsoTimes() throws Exception {
    EventIn event =
        new EventIn(
            "run-1",
            "bot",
            "answer",
            "latency_ms",
            12.5,
            Instant.parse("2026-03-02T09:30:00.000001Z"),
            new JsonText("{\"agent\":\"a\"}"));

    assertThat(write(event))
        .isEqualTo(
            "{\"id\":\"run-1\",\"domain\":\"bot\",\"event_type\":\"answer\","
                + "\"metric_type\":\"latency_ms\",\"value\":12.5,"
                + "\"occurred_at\":\"2026-03-02T09:30:00.000001Z\","
                + "\"metadata\":{\"agent\":\"a\"}}");
    assertThat(Json.MAPPER.readValue(write(event), EventIn.class)).isEqualTo(event);
  }

  @Test
  void metadataKeepsTheDigitsOfItsNumbers() throws Exception {
    String json =
        "{\"a\":1.10,\"b\":[1e400,{\"c\":null}],\"d\":12345678901234567890,\"e\":\"\\u0001\"}";
    String event =
        "{\"id\":\"i\",\"tenant_id\":\"t\",\"domain\":\"d\",\"event_type\":\"e\","
            + "\"metric_type\":\"cost_usd\",\"value\":1.0,"
            + "\"occurred_at\":\"2026-01-01T00:00:00Z\",\"recorded_at\":\"2026-01-01T00:00:01Z\","
            + "\"metadata\":"
            + json
            + "}";

    EventOut read = Json.MAPPER.readValue(event, EventOut.class);

    assertThat(read.metadata()).isEqualTo(new JsonText(json));
    assertThat(write(read)).isEqualTo(event);
  }

  @Test
  void aJsonTextThatEndsEarlyIsRefused() {
    assertThatThrownBy(() -> Json.MAPPER.readValue("{\"a\":[1", JsonText.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void anOffsetIsUnderstood() throws Exception {
    RoundTrip read =
        Json.MAPPER.readValue("{\"at\":\"2026-03-02T10:30:00+01:00\"}", RoundTrip.class);

    assertThat(read.at()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
  }

  private record RoundTrip(Instant at) {}

  @Test
  void healthSaysHoursOnlyWhereStale() throws Exception {
    assertThat(write(HealthOut.ok())).isEqualTo("{\"status\":\"ok\"}");
    assertThat(write(HealthOut.stale(31.5)))
        .isEqualTo("{\"status\":\"stale\",\"hours_since_last_event\":31.5}");
    assertThat(write(HealthOut.stale(null)))
        .isEqualTo("{\"status\":\"stale\",\"hours_since_last_event\":null}");
    assertThat(Json.MAPPER.readValue("{\"status\":\"ok\"}", HealthOut.class))
        .isEqualTo(HealthOut.ok());
  }

  @Test
  void aTrendCarriesItsEvidenceEvenWhereThereIsNone() throws Exception {
    TrendOut trend =
        new TrendOut("cost_usd", "all", 20, "stable", 1, new double[] {2}, 0, 2, 0, 0, 1, null);

    assertThat(write(trend))
        .isEqualTo(
            "{\"metric_type\":\"cost_usd\",\"domain\":\"all\",\"window\":20,"
                + "\"direction\":\"stable\",\"sample_size\":1,\"values\":[2.0],"
                + "\"previous_avg\":0.0,\"current_avg\":2.0,\"change_pct\":0.0,"
                + "\"previous_count\":0,\"current_count\":1,\"evidence\":null}");
  }

  @Test
  void aProblemHasNoErrorsWhereNoFieldIsAtFault() throws Exception {
    Problem problem =
        new Problem(
            "about:blank", "Not Found", 404, "No such event.", "/v1/outcomes/events/x", null);

    assertThat(write(problem)).doesNotContain("errors").contains("\"status\":404");
  }

  @Test
  void fieldsOfANewerServerArePassedOver() throws Exception {
    String json =
        "{\"tenant_id\":\"acme\",\"name\":\"n\",\"scopes\":[\"admin\"],\"mood\":\"good\"}";

    assertThat(Json.MAPPER.readValue(json, MeOut.class))
        .isEqualTo(new MeOut("acme", "n", List.of("admin"), null));
  }

  @Test
  void aNewKeyIsNotPrinted() {
    KeyCreated key =
        new KeyCreated(
            "k_1",
            "tt_secret",
            "acme",
            "n",
            List.of("admin"),
            Instant.EPOCH,
            null,
            QuotasWire.NONE);

    assertThat(key.toString()).contains("k_1").doesNotContain("secret");
  }
}
