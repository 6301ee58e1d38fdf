package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are well-formed in parts only, or use more of HTTP than anybody does. */
class HostileHttpIT {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String EVENT =
      """
      {"domain":"d","event_type":"e","metric_type":"cost_usd","value":1}""";
  private static final int MANY = 100;

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String key = SERVER.server().createKey("hostile-" + UUID.randomUUID());
  private final HttpCalls calls = SERVER.server().as(key);

  @AfterEach
  void nothingWentWrong() {
    assertThat(SERVER.server().output()).doesNotContain("Exception", "incident");
  }

  /** Each is answered in its turn, and a bad one spoils no other. */
  @Test
  void requestsSentWithoutWaiting() {
    String bad = event("{\"domain\":", "");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      all.append(i % 4 == 3 ? bad : event(EVENT, ""));
    }
    all.append(event(EVENT, "Connection: close\r\n"));
    String answers = send(all.toString());

    assertThat(answers.split("HTTP/1.1 201", -1)).hasSize(MANY * 3 / 4 + 1 + 1);
    assertThat(answers.split("HTTP/1.1 400", -1)).hasSize(MANY / 4 + 1);
    assertThat(calls.get(EVENTS + "?limit=1000").json()).hasSize(MANY * 3 / 4 + 1);
  }

  /** It would go on for ever, so the answer comes when the limit is reached. */
  @Test
  void chunksWithoutAnEnd() {
    String chunk = "400\r\n" + " ".repeat(1_024) + "\r\n";
    String answer = send(head("Transfer-Encoding: chunked\r\n") + "\r\n" + chunk.repeat(MANY));
    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"status\":413");
    assertNothingStored();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 1\r\nX: a\u0000b\r\n\r\n{",
        "Content-Length : 2\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Type: application/xml\r\n\r\n{}"
      })
  void headersThatContradict(String rest) {
    assertThat(send(head("Connection: close\r\n") + rest))
        .matches("(?s)HTTP/1\\.[01] (400|415|422) .*");
    assertNothingStored();
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE, 405",
    "CONNECT, 405",
    "PATCH, 405",
    "NONSENSE, 405",
    "OPTIONS, 200",
    "HEAD, 200"
  })
  void methodsThatNobodyUses(String method, int status) {
    String request = head("Connection: close\r\n\r\n").replaceFirst("POST", method);
    assertThat(send(request)).startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json, text/plain",
        "application/x-ndjson, application/json",
        "application",
        "/",
        ";",
        ",",
        "application/json;a=b, text/plain"
      })
  void contentTypesThatAreNone(String type) {
    byte[] body = ("[" + EVENT + "]").getBytes(StandardCharsets.UTF_8);
    for (String path : new String[] {EVENTS, EVENTS + "/batch", "/v1/outcomes/roi", "/v1/keys"}) {
      HttpCalls.Answer answer = calls.post(path, type, body);
      assertThat(answer.status()).as(path).isEqualTo(415);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
    assertNothingStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/x-ndjson", "a", "application/problem+json"})
  void answersThatTheCallerDoesNotTake(String accept) {
    for (String path : new String[] {EVENTS, EVENTS + "/batch", EVENTS + "/batch?atomic=true"}) {
      String body = path.equals(EVENTS) ? EVENT : "[" + EVENT + "]";
      assertThat(calls.with("Accept", accept).post(path, body).status()).as(path).isEqualTo(406);
    }
    assertNothingStored();
  }

  private void assertNothingStored() {
    assertThat(calls.get(EVENTS).body()).isEqualTo("[]");
  }

  private String event(String body, String header) {
    return head(header) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private String head(String headers) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\nContent-Type: application/json\r\n%s"
        .formatted(EVENTS, key, headers);
  }

  private static String send(String request) {
    return RawHttp.send(SERVER.server().uri(), request.getBytes(StandardCharsets.ISO_8859_1));
  }
}
