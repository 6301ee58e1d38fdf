package dev.trimtab.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PoolTest {
  private static final String EVERYTHING =
      """
      {"a":"x","b":{"a":"inner","z":[1,"}",{"c":2}]},"d":[],"e":1.5,"f":true,"g":null,\
      "h\\"":"\\u00e9 \\"quoted\\" \\\\ \\n","i":"","z":"last"}""";

  private static String text(String key) {
    return new Metadata(EVERYTHING, null).text(key);
  }

  @Test
  void theTextAtATopLevelKeyIsRead() {
    assertThat(text("a")).isEqualTo("x");
    assertThat(text("e")).isEqualTo("1.5");
    assertThat(text("f")).isEqualTo("true");
    assertThat(text("h\"")).isEqualTo("é \"quoted\" \\ \n");
    assertThat(text("z")).isEqualTo("last");
  }

  @Test
  void whatIsNoTextIsNone() {
    for (String key : List.of("b", "c", "d", "g", "i", "inner", "nothing")) {
      assertThat(text(key)).as(key).isEmpty();
    }
    assertThat(Metadata.NONE.text("a")).isEmpty();
  }

  @Test
  void anEventIsInThePoolsOfItsValuesAndOfItsDomain() {
    OutcomeEvent event = event(MetricType.LATENCY_MS, "{\"agent\":\"a\",\"region\":\"eu\"}");

    assertThat(Pool.of(event, true, List.of("region", "version", "agent")))
        .containsExactly(
            new Pool("shop", MetricType.LATENCY_MS, "", ""),
            new Pool("shop", MetricType.LATENCY_MS, "region", "eu"),
            new Pool("shop", MetricType.LATENCY_MS, "agent", "a"));
    assertThat(Pool.of(event, false, List.of())).isEmpty();
  }

  @Test
  void scoresAndLongTextsAreInNone() {
    String tooLong = "{\"region\":\"" + "x".repeat(Pool.LONGEST_VALUE + 1) + "\"}";

    assertThat(Pool.of(event(MetricType.COST_USD, tooLong), false, List.of("region"))).isEmpty();
    assertThat(Pool.of(event(MetricType.QUALITY_SCORE, "{}"), true, List.of())).isEmpty();
    assertThat(Pool.of(event(MetricType.FAILURE_CLASS, "{}"), true, List.of())).isEmpty();
  }

  @Test
  void whatItsEventsHaveInCommon() {
    assertThat(new Pool("shop", MetricType.COST_USD, "", "").where()).isEmpty();
    Pool pool = new Pool("shop", MetricType.COST_USD, "region", "eu");
    assertThat(pool.where()).isEqualTo(Map.of("region", "eu"));
    assertThat(pool.eventType()).isNull();
  }

  private static OutcomeEvent event(MetricType metric, String json) {
    return new OutcomeEvent(
        "e1",
        new SeriesKey("shop", "checkout", metric),
        1,
        Events.NOW,
        Events.NOW,
        new Metadata(json, null));
  }
}
