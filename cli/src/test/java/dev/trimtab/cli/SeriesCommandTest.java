package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.screen.Style;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charts on the terminal, letter by letter. */
class SeriesCommandTest {
  private final Terminal terminal = new Terminal();
  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void oneLineIsAPlot() {
    chart("p90", "null", "0.01", line("null", "100", "null", "400", "250"), 0, 0);

    assertThat(
            terminal.run(
                server, "series", "latency_ms", "--stat", "p90", "-d", "bot", "--since", "1h"))
        .isZero();
    assertThat(terminal.out())
        .isEqualTo(
            """
            bot: p90 of latency_ms, every 1 minute

            400 ms │  █
                   │  █
                   │  █
                   │  █
                   │  ██
                   │  ██
                   │  ██
            100 ms │▁ ██
                   └────
                    2026-03-02 09:00Z to 2026-03-02 09:03Z

            3 samples, lowest 100 ms, highest 400 ms, last 250 ms
            Percentiles are within 1 %.
            """);
    assertThat(server.calls())
        .containsExactly(
            "GET /v1/outcomes/series?metric_type=latency_ms&domain=bot"
                + "&since=2026-03-02T08%3A30%3A00Z&stat=p90");
  }

  @Test
  void countsBeginAtZero() {
    chart("count", "null", "0.0", line("null", "4", "0", "8", "2"), 0, 0);

    terminal.run(server, "chart", "latency_ms", "--stat", "count");

    assertThat(terminal.out())
        .contains("8 │  █", "0 │█ ██", "3 samples, lowest 0, highest 8, last 2");
  }

  @Test
  void groupsAreRows() {
    String lines = line("\"a\"", "1", "2", "3", "4") + "," + line("null", "5", "null", "5", "5");
    chart("mean", "\"metadata.agent\"", "0.0", lines, 2, 17);

    terminal.run(server, "series", "latency_ms", "--by", "metadata.agent");

    assertThat(terminal.out())
        .isEqualTo(
            """
            bot: mean of latency_ms by metadata.agent, every 1 minute

            METADATA.AGENT  SAMPLES  LOWEST  HIGHEST    LAST  OLDEST TO NEWEST
            a                     4  1.0 ms   4.0 ms  4.0 ms  ▁▃▆█
            (none)                3  5.0 ms   5.0 ms  5.0 ms  ▄ ▄▄
            2 more groups with 17 samples; --groups shows up to 50.
            """);
  }

  @Test
  void aTerminalWithoutUnicodeSeesLetters() {
    chart("mean", "null", "0.0", line("null", "1", "2", "3", "4"), 0, 0);
    Terminal plain = new Terminal(new Style(false, false, false));

    plain.run(server, "series", "latency_ms");

    assertThat(plain.out()).contains("4.0 ms |   #", "+----").isASCII();
  }

  @Test
  void noSamplesAreSaidToBeNone() {
    chart("mean", "null", "0.0", line("null", "null", "null", "null", "null"), 0, 0);
    terminal.run(server, "series", "latency_ms");
    chart("mean", "\"domain\"", "0.0", "", 0, 0);
    terminal.run(server, "series", "latency_ms", "--by", "domain");

    assertThat(terminal.out().lines().filter("No samples."::equals)).hasSize(2);
  }

  @Test
  void jsonIsTheServersAnswer() {
    String answer = chart("mean", "null", "0.0", line("null", "1", "2", "3", "4"), 0, 0);

    terminal.run(server, "series", "latency_ms", "--json");

    assertThat(terminal.out().replaceAll("\\s", "")).isEqualTo(answer.replace(" ", ""));
  }

  private String chart(
      String stat, String groupBy, String accuracy, String lines, int others, int samples) {
    String answer =
        """
        {"metric_type":"latency_ms","domain":"bot","event_type":"all","stat":"%s","group_by":%s,\
        "since":"2026-03-02T09:00:00Z","until":"2026-03-02T09:04:00Z","step":"PT1M",\
        "relative_accuracy":%s,"complete_since":null,"truncated":false,"series":[%s],\
        "other":{"groups":%d,"count":%d}}\
        """
            .formatted(stat, groupBy, accuracy, lines, others, samples);
    server.on("GET /v1/outcomes/series", 200, answer);
    return answer;
  }

  private static String line(String group, String... values) {
    StringBuilder points = new StringBuilder();
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      boolean isThere = !values[i].equals("null") && !values[i].equals("0");
      count += isThere ? 1 : 0;
      points.append(i == 0 ? "" : ",");
      points.append(
          "{\"at\":\"2026-03-02T09:0%d:00Z\",\"count\":%d,\"value\":%s}"
              .formatted(i, isThere ? 1 : 0, values[i].equals("null") ? "null" : values[i] + ".0"));
    }
    return "{\"group\":%s,\"count\":%d,\"points\":[%s]}".formatted(group, count, points);
  }
}
