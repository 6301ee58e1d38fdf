package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsIT {
  private static final String DOMAINS = "/v1/domains";
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String SETTINGS =
      """
      {"owner":"team-web","channel":"#web","environment":"production",
       "trace_url_template":"https://traces.example.com/t/{trace_id}",
       "scores":{"faithfulness":{"min":0,"max":1},"toxicity":{"better":"lower"}}}\
      """;

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls calls = as(tenant, "outcomes:write", "outcomes:read");

  @ParameterizedTest
  @ValueSource(
      strings = {"django/django", "a b+c", "50%", "Ärger", "a;b=c", "?#&", "//", "..a", "😀"})
  void anyNameWorksPercentEncoded(String domain) {
    String path = DOMAINS + "/" + encoded(domain);
    assertThat(calls.get(path).status()).isEqualTo(404);

    var put = calls.put(path, SETTINGS);
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(put.json().get("domain").asText()).isEqualTo(domain);
    assertThat(calls.get(path).json()).isEqualTo(put.json());
    assertThat(calls.get(DOMAINS).json().get(0)).isEqualTo(put.json());
    assertThat(put.json().get("scores").toString())
        .isEqualTo(
            "{\"faithfulness\":{\"min\":0.0,\"max\":1.0},\"toxicity\":{\"better\":\"lower\"}}");
    assertThat(as("other-" + tenant, "outcomes:read").get(path).status()).isEqualTo(404);
  }

  @Test
  void whatIsLeftOutIsNotSet() {
    calls.put(DOMAINS + "/bot", SETTINGS);

    JsonNode now = calls.put(DOMAINS + "/bot", "{\"owner\":\"me\"}").json();
    assertThat(now.get("channel").isNull()).isTrue();
    assertThat(now.get("scores")).isEmpty();
    assertThat(score("bot", "faithfulness", 7).status()).isEqualTo(201);
  }

  @Test
  void aDomainInUseIsThereWithoutSettings() {
    score("used", "faithfulness", 7);

    assertThat(calls.get(DOMAINS + "/used").body())
        .isEqualTo(
            """
            {"domain":"used","owner":null,"channel":null,"environment":null,\
            "trace_url_template":null,"scores":{},"sensitivity":[],"updated_at":null}\
            """);
  }

  @Test
  void pagesLeadThroughAllNames() {
    for (String domain : List.of("c", "a/b", "d")) {
      calls.put(DOMAINS + "/" + encoded(domain), "{}");
    }
    score("b", "faithfulness", 7);
    List<String> names = new ArrayList<>();
    String next = DOMAINS + "?limit=3";
    while (next != null) {
      var page = calls.get(next);
      page.json().forEach(domain -> names.add(domain.get("domain").asText()));
      String link = page.header("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(names).containsExactly("a/b", "b", "c", "d");
  }

  @Test
  void scoresOutsideTheDeclaredRangeAreRefusedAtEveryDoor() {
    calls.put(DOMAINS + "/bot", SETTINGS);

    var single = score("bot", "faithfulness", 1.01);
    assertThat(single.status()).isEqualTo(422);
    assertThat(single.json().get("detail").asText())
        .isEqualTo("/value: must be within 0.0 and 1.0, as this domain declares");
    JsonNode batch =
        calls
            .post(
                EVENTS + "/batch",
                "[" + event("bot", "faithfulness", -1) + "," + event("bot", "other", -1) + "]")
            .json();
    assertThat(batch.get("accepted").asInt()).isEqualTo(1);
    assertThat(batch.at("/rejected/0/pointer").asText()).isEqualTo("/value");
    HttpCalls lines = calls.with("Content-Type", "application/x-ndjson");
    assertThat(
            lines
                .post(EVENTS + "/batch", event("bot", "faithfulness", 2))
                .json()
                .at("/rejected/0/pointer")
                .asText())
        .isEqualTo("/value");
    var run =
        calls.post(
            "/v1/outcomes/runs",
            "{\"run_id\":\"r\",\"domain\":\"bot\",\"event_type\":\"faithfulness\",\"success\":true,\"quality\":2}");
    assertThat(run.status()).isEqualTo(422);
    assertThat(run.json().at("/errors/0/pointer").asText()).isEqualTo("/quality");

    assertThat(score("bot", "faithfulness", 1).status()).isEqualTo(201);
    assertThat(score("other", "faithfulness", 9).status()).isEqualTo(201);
    assertThat(calls.get(EVENTS).json()).hasSize(3);
  }

  @Test
  void lowerIsBetterTurnsTheTrendOfThatEventType() {
    for (String domain : List.of("bot", "shop")) {
      score(domain, "toxicity", 1);
      score(domain, "toxicity", 2);
    }
    String trend = "/v1/outcomes/trends/quality_score?";
    assertThat(direction(trend + "domain=bot&event_type=toxicity")).isEqualTo("improving");

    calls.put(DOMAINS + "/bot", SETTINGS);
    assertThat(direction(trend + "domain=bot&event_type=toxicity")).isEqualTo("declining");
    assertThat(direction(trend + "event_type=toxicity&window=2")).isEqualTo("declining");
    assertThat(direction(trend + "domain=bot")).isEqualTo("improving");
    assertThat(direction(trend + "domain=shop&event_type=toxicity")).isEqualTo("improving");

    calls.put(DOMAINS + "/shop", "{\"scores\":{\"toxicity\":{\"better\":\"higher\"}}}");
    assertThat(direction(trend + "event_type=toxicity&window=2")).isEqualTo("improving");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|``",
        "{'owner':7}|/owner",
        "{'owner':' ','colour':1}|/owner,/colour",
        "{'trace_url_template':'https://a/b'}|/trace_url_template",
        "{'trace_url_template':'javascript:{trace_id}'}|/trace_url_template",
        "{'trace_url_template':'https://{trace_id}.example.com/'}|/trace_url_template",
        "{'scores':[]}|/scores",
        "{'scores':{'a':1}}|/scores/a",
        "{'scores':{'a/b':{'min':'0'}}}|/scores/a~1b/min",
        "{'scores':{'a':{'min':1,'max':1}}}|/scores/a/max",
        "{'scores':{'a':{'better':'up'}}}|/scores/a/better",
        "{'scores':{'a':{'least':0}}}|/scores/a/least",
        "{'scores':{' ':{}}}|`/scores/ `",
      })
  void whatIsWrongIsNamedAndNothingIsStored(String body, String pointers) {
    var answer = calls.put(DOMAINS + "/bot", body.replace('\'', '"'));

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(pointers.split(",", -1));
    assertThat(calls.get(DOMAINS).body()).isEqualTo("[]");
  }

  @Test
  void settingsHoldAfterARestart(@TempDir Path data) {
    String key;
    try (ServerProcess first = ServerProcess.start(data)) {
      key = first.createKey("acme");
      first.as(key).put(DOMAINS + "/bot", SETTINGS);
    }
    try (ServerProcess second = ServerProcess.start(data)) {
      HttpCalls again = second.as(key);
      assertThat(again.post(EVENTS, event("bot", "faithfulness", 2)).status()).isEqualTo(422);
      assertThat(again.get(DOMAINS + "/bot").json().get("owner").asText()).isEqualTo("team-web");
    }
  }

  private String direction(String path) {
    return calls.get(path).json().get("direction").asText();
  }

  private HttpCalls.Answer score(String domain, String eventType, double value) {
    return calls.post(EVENTS, event(domain, eventType, value));
  }

  private static String event(String domain, String eventType, double value) {
    return "{\"domain\":\"%s\",\"event_type\":\"%s\",\"metric_type\":\"quality_score\",\"value\":%s}"
        .formatted(domain, eventType, value);
  }

  private static String encoded(String domain) {
    return URLEncoder.encode(domain, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static HttpCalls as(String tenant, String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }
}
