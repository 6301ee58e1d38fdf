package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangePointCommandsTest {
  private static final String POINT =
      """
      {"id":"cp_4711","tenant_id":"acme","domain":"bot","event_type":"run",
       "metric_type":"success_rate","direction":"decline","status":"open",
       "detected_at":"2026-03-02T14:05:00Z","ended_at":null,
       "start":{"at":"2026-03-02T13:20:00Z","earliest":"2026-03-02T13:05:00Z",
        "latest":"2026-03-02T13:30:00Z"},
       "before":{"mean":0.91,"samples":400},"after":{"mean":0.55,"samples":20},
       "baseline":{"kind":"flat","typical":null,"rare":null},
       "evidence":{"basis":"calibrated","false_alarms":"at most one in 10 series-years",
        "excess":0.42},"feedback":null,"detail":%s}""";

  private static final String DETAIL =
      """
      {"before":{"statistic":"mean","value":0.91,"low":0.86,"high":0.94,"samples":400},
       "after":{"statistic":"mean","value":0.55,"low":0.31,"high":0.77,"samples":20},
       "difference":{"low":-0.63,"high":-0.09},
       "suspects":[{"id":"m1","tenant_id":"acme","domain":"bot","kind":"prompt",
        "label":"shorter prompt","version":"18","occurred_at":"2026-03-02T13:18:00Z",
        "recorded_at":"2026-03-02T13:18:00Z","url":null}],
       "causes":{"parts":[{"slice":{"agent":"returns"},"observed":9.0,"expected":1.1,
        "share":0.93}],"samples":20,"past_samples":1200,"dimensions":["agent"],"limits":[]},
       "examples":[]}""";

  private static final String SERIES =
      """
      {"metric_type":"success_rate","domain":"bot","event_type":"run","stat":"mean",
       "step":"PT10M","since":"2026-03-02T12:00:00Z","until":"2026-03-02T12:20:00Z",
       "group_by":null,"series":[{"group":null,"count":2,"points":[
        {"at":"2026-03-02T12:00:00Z","count":1,"value":1.0},
        {"at":"2026-03-02T12:10:00Z","count":1,"value":0.0}]}],
       "other":{"groups":0,"count":0},"complete_since":null,"relative_accuracy":0.0}""";

  private final Terminal terminal = new Terminal();
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void openOnesAreListed() {
    server.on("GET /v1/outcomes/change-points", 200, "[" + POINT.formatted("null") + "]");

    assertThat(terminal.run(server, "change-points", "--open", "-d", "bot")).isZero();

    assertThat(server.calls())
        .containsExactly("GET /v1/outcomes/change-points?domain=bot&status=open&limit=20");
    assertThat(terminal.out())
        .contains("cp_4711  decline  open    2026-03-02 13:20:00Z  bot     run")
        .contains("91.0 %", "55.0 %");
  }

  @Test
  void noneIsSaidSo() {
    server.on("GET /v1/outcomes/change-points", 200, "[]");

    terminal.run(server, "change-points", "--open");

    assertThat(terminal.out()).startsWith("No change point is open.");
  }

  @Test
  void oneIsShownWithSuspectsAndCauses() {
    server
        .on("GET /v1/outcomes/change-points/cp_4711", 200, POINT.formatted(DETAIL))
        .on("GET /v1/outcomes/series", 200, SERIES);

    assertThat(terminal.run(server, "change-point", "cp_4711")).isZero();

    assertThat(terminal.out())
        .startsWith("Decline of success_rate, bot, run: open")
        .contains("Began", "2026-03-02 13:20:00Z", "at most one in 10 series-years")
        .contains("shorter prompt")
        .contains("agent=returns", "93 %");
    assertThat(List.copyOf(server.calls()).getLast())
        .contains("/v1/outcomes/series?metric_type=success_rate&domain=bot&event_type=run");
  }

  @Test
  void ofAPoolItIsSaidWhichEventsItIsOf() {
    String pool =
        POINT
            .formatted("null")
            .replace("cp_4711", "cp_4711_2")
            .replace(
                "\"event_type\":\"run\"", "\"event_type\":null,\"metadata\":{\"region\":\"eu\"}");
    String domain = pool.replace("{\"region\":\"eu\"}", "null");
    server.on("GET /v1/outcomes/change-points", 200, "[%s,%s]".formatted(pool, domain));

    terminal.run(server, "change-points");

    assertThat(terminal.out()).contains("cp_4711_2", "region=eu", "all event types");
  }

  @Test
  void theFleetIsShownTheSelectedMarked() {
    server.on(
        "GET /v1/fleet/change-points",
        200,
        """
        {"series":5200,"error_per_sample":0.001,"change_points":[
         {"selected":true,"change_point":%s},{"selected":false,"change_point":%s}]}"""
            .formatted(
                POINT.formatted("null"), POINT.formatted("null").replace("cp_4711", "cp_5")));

    int code = terminal.run(server, "change-points", "--fleet", "--error-per-sample", "0.001");

    assertThat(code).isZero();
    assertThat(server.calls())
        .containsExactly("GET /v1/fleet/change-points?error_per_sample=0.001");
    assertThat(terminal.out())
        .contains("*  cp_4711  acme    decline")
        .contains("   cp_5     acme    decline")
        .contains("5,200 series watched");
  }

  @Test
  void theFleetIsNotFiltered() {
    assertThat(terminal.run(server, "change-points", "--fleet", "-d", "bot")).isEqualTo(2);
    assertThat(terminal.run(server, "change-points", "--error-per-sample", "0.1")).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void feedbackIsSent() {
    server
        .on("POST /v1/outcomes/change-points/cp_4711/feedback", 200, POINT.formatted(DETAIL))
        .on("GET /v1/outcomes/series", 200, SERIES);

    terminal.run(
        server, "change-point", "cp_4711", "--feedback", "true_positive", "--note", "the prompt");

    assertThat(server.asked.getFirst().body())
        .isEqualTo("{\"verdict\":\"true_positive\",\"note\":\"the prompt\"}");
  }

  @Test
  void whatWouldHaveBeenFoundIsShown() {
    server.on(
        "POST /v1/outcomes/change-points/simulate",
        200,
        """
        {"samples":5000,"complete":true,"basis":"calibrated","false_alarms_per_year":1.0,
         "smallest_decline":0.05,"found":[{"kind":"alarm","direction":"decline",
          "at":"2026-03-02T14:05:00Z","start":"2026-03-02T13:20:00Z","before":0.91,
          "after":0.55}]}""");

    terminal.run(
        server, "simulate", "success_rate", "-d", "bot", "-e", "run", "--false-alarms", "1");

    assertThat(server.asked.getLast().body()).contains("\"false_alarms_per_year\":1.0");
    assertThat(terminal.out())
        .startsWith("success_rate of bot, run: 5,000 samples")
        .contains("False alarms acceptable a year: 1, calibrated; smallest decline: 5.0 %")
        .contains("alarm  decline");
  }
}
