package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchIT {
  private static final String BATCH = "/v1/outcomes/events/batch";
  private static final String LINES = "application/x-ndjson";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final HttpCalls calls =
      SERVER.server().as(SERVER.server().createKey("batch-" + UUID.randomUUID(), "admin"));

  @Test
  void keepsTheGoodAndNamesTheBad() {
    var answer =
        calls.post(
            BATCH,
            "[%s,{\"domain\":\" \",\"x\":1},%s,7,%s,%s]"
                .formatted(event("a", 1), event("b", 2), event("a", 1), event("a", 3)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.json().get("duplicates").asInt()).isEqualTo(1);
    var rejected = answer.json().get("rejected");
    assertThat(rejected.findValuesAsText("index"))
        .containsExactly("1", "1", "1", "1", "1", "3", "5");
    assertThat(rejected.findValuesAsText("pointer"))
        .containsExactly("/domain", "/x", "/event_type", "/metric_type", "/value", "", "/id");
    assertThat(stored()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void takesLines() {
    String lines = "%s\r\n\n{\"broken\n  %s  ".formatted(event("a", 1), event("b", 2));
    var answer = calls.post(BATCH, LINES, bytes(lines));

    assertThat(answer.json().get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.json().at("/rejected/0/index").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/rejected/0/detail").asText()).startsWith("is not valid JSON");
    assertThat(stored()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void takesGzip() throws IOException {
    byte[] body = gzip("[" + event("a", 1) + "]");
    var answer = calls.with("Content-Encoding", "gzip").post(BATCH, "application/json", body);

    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void gzipDoesNotHideALargeBatch() throws IOException {
    byte[] body = gzip(" ".repeat(16 * 1024 * 1024 + 1));
    assertThat(body).hasSizeLessThan(64 * 1024);
    var answer = calls.with("Content-Encoding", "gzip").post(BATCH, "application/json", body);

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void atomicIsAllOrNothing() {
    calls.post(BATCH, "[" + event("a", 1) + "]");
    String atomic = BATCH + "?atomic=true";

    var unreadable = calls.post(atomic, "[%s,{}]".formatted(event("b", 1)));
    assertThat(unreadable.status()).isEqualTo(422);
    assertThat(unreadable.json().at("/errors/0/pointer").asText()).isEqualTo("/1/domain");

    var conflicting = calls.post(atomic, "[%s,%s]".formatted(event("b", 1), event("a", 2)));
    assertThat(conflicting.status()).isEqualTo(422);
    assertThat(conflicting.json().at("/errors/0/pointer").asText()).isEqualTo("/1/id");
    assertThat(stored()).containsExactly("a");

    var good = calls.post(atomic, "[%s,%s]".formatted(event("b", 1), event("a", 1)));
    assertThat(good.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(good.json().get("duplicates").asInt()).isEqualTo(1);
  }

  @Test
  void takesTenThousandAndNothing() {
    String events =
        IntStream.range(0, 10_000)
            .mapToObj(i -> event("e" + i, i))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(calls.post(BATCH, events).json().get("accepted").asInt()).isEqualTo(10_000);
    assertThat(calls.post(BATCH, events).json().get("duplicates").asInt()).isEqualTo(10_000);
    assertThat(calls.post(BATCH, "[]").body())
        .isEqualTo("{\"accepted\":0,\"duplicates\":0,\"rejected\":[]}");
    assertThat(calls.post(BATCH, LINES, new byte[0]).status()).isEqualTo(200);
  }

  private List<String> stored() {
    return calls.get("/v1/outcomes/events").json().findValuesAsText("id");
  }

  private static String event(String id, int value) {
    return """
        {"id":"%s","domain":"d","event_type":"e","metric_type":"latency_ms","value":%d}"""
        .formatted(id, value);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
