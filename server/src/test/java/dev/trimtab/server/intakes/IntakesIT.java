package dev.trimtab.server.intakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Research requests over HTTP: kept whole, moved as the contract says, of one tenant alone. */
class IntakesIT {
  private static final String INTAKES = "/v1/improvements/intakes";
  private static final String WHOLE =
      """
      {"classification":{"research_type":"competitive","category":"pricing","urgency":"low"},
       "content":{"title":"Why is everybody cheaper?","summary":"They are.\\nBy half.",
                  "source":"https://example.com/prices","source_date":"2026-02-28"},
       "relevance":{"impact_areas":["shop","Größe"],"affected_agents":["a"],"priority_score":10},
       "analysis":{"key_findings":["one\\ntwo"],"recommendations":["ask"],"risks":["wait"],
                   "opportunities":["sell"]},
       "tracking":{"backlog_refs":["SHOP-1"],"roadmap_impact":"all","implementation_target":"Q3"}}
      """;

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls calls = as(tenant, "improvements:write", "improvements:read");
  private final HttpCalls other = as("other-" + tenant, "improvements:write", "improvements:read");

  private static HttpCalls as(String tenant, String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }

  private static JsonNode ok(HttpCalls.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json();
  }

  private static String body(String title) {
    return """
        {"classification":{"research_type":"technical","category":"reliability"},
         "content":{"title":"%s"}}"""
        .formatted(title);
  }

  private String submitted(String title) {
    return ok(calls.post(INTAKES, body(title))).get("id").asText();
  }

  private JsonNode move(String id, String to) {
    return ok(calls.post(INTAKES + "/" + id + "/transition", "{\"to\":\"" + to + "\"}"));
  }

  @Test
  void whatIsSubmittedIsKeptWhole() throws Exception {
    var answer = calls.post(INTAKES, WHOLE);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode intake = answer.json();
    JsonNode sent = Json.MAPPER.readTree(WHOLE);
    for (String part : List.of("classification", "content", "relevance", "analysis", "tracking")) {
      assertThat(intake.get(part)).isEqualTo(sent.get(part));
    }
    assertThat(intake.get("disposition").toString())
        .isEqualTo(
            "{\"status\":\"submitted\",\"allowed\":[\"triaged\"],\"decision_date\":null,"
                + "\"decision_by\":null,\"rationale\":null,\"action_items\":[]}");
    assertThat(intake.get("origin").isNull()).isTrue();
    assertThat(intake.get("signal_quality").isNull()).isTrue();
    assertThat(intake.get("revision").intValue()).isZero();
    assertThat(calls.get(INTAKES + "/" + intake.get("id").asText()).json()).isEqualTo(intake);
    assertThat(calls.get(INTAKES).json().get(0)).isEqualTo(intake);
  }

  @Test
  void whatIsLeftOutHasADefault() {
    JsonNode intake = ok(calls.post(INTAKES, body("bare")));
    assertThat(intake.at("/classification/urgency").asText()).isEqualTo("medium");
    assertThat(intake.at("/content/summary").asText()).isEmpty();
    assertThat(intake.at("/content/source").isNull()).isTrue();
    assertThat(intake.at("/relevance/impact_areas")).isEmpty();
    assertThat(intake.at("/relevance/priority_score").isNull()).isTrue();
    String time =
        body("of a time")
            .replace("\"title\"", "\"source_date\":\"2026-02-28T23:00:00-05:00\",\"title\"");
    assertThat(ok(calls.post(INTAKES, time)).at("/content/source_date").asText())
        .isEqualTo("2026-02-28");
  }

  @Test
  void movesThroughItsLifeAndNoOtherWay() {
    String id = submitted("life");
    var refused = calls.post(INTAKES + "/" + id + "/transition", "{\"to\":\"accepted\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asText())
        .isEqualTo("an intake that is submitted may become triaged, not accepted");

    move(id, "triaged");
    move(id, "analyzing");
    JsonNode deferred =
        ok(
            calls.post(
                INTAKES + "/" + id + "/transition",
                "{\"to\":\"deferred\",\"rationale\":\"no time\",\"action_items\":[\"wait\"]}"));
    assertThat(deferred.at("/disposition/rationale").asText()).isEqualTo("no time");
    assertThat(deferred.at("/disposition/action_items").toString()).isEqualTo("[\"wait\"]");
    assertThat(deferred.at("/disposition/decision_by").isTextual()).isTrue();
    assertThat(deferred.at("/disposition/decision_date").asText()).endsWith("Z");
    move(id, "triaged");
    move(id, "analyzing");
    move(id, "accepted");
    JsonNode tracked = move(id, "tracked");
    assertThat(tracked.get("revision").intValue()).isEqualTo(7);
    assertThat(tracked.at("/disposition/allowed")).isEmpty();
    assertThat(calls.post(INTAKES + "/" + id + "/transition", "{\"to\":\"triaged\"}").body())
        .contains("an intake that is tracked stays so");
  }

  @Test
  void partsAreWrittenAnewAsAWhole() {
    JsonNode intake = ok(calls.post(INTAKES, WHOLE));
    String path = INTAKES + "/" + intake.get("id").asText();
    JsonNode changed = ok(calls.patch(path, "{\"analysis\":{\"risks\":[\"new\"]},\"revision\":0}"));
    assertThat(changed.at("/analysis/risks").toString()).isEqualTo("[\"new\"]");
    assertThat(changed.at("/analysis/key_findings")).isEmpty();
    assertThat(changed.get("content")).isEqualTo(intake.get("content"));
    assertThat(changed.get("revision").intValue()).isEqualTo(1);
    assertThat(calls.get(INTAKES + "?q=TWO").json()).as("what was found before").isEmpty();

    var stale = calls.patch(path, "{\"analysis\":{},\"revision\":0}");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.body()).contains("its revision is 1 by now, not 0");
    var moved = calls.post(path + "/transition", "{\"to\":\"triaged\",\"revision\":0}");
    assertThat(moved.status()).isEqualTo(409);
    assertThat(calls.patch(path, "{}").status()).isEqualTo(422);
    assertThat(calls.patch(path, "{\"disposition\":{\"status\":\"accepted\"}}").body())
        .contains("\"/disposition\"", "is not a field here");
    assertThat(calls.get(path).json()).isEqualTo(changed);
  }

  @Test
  void severalAreMovedAtOnceEachForItself() {
    String first = submitted("one");
    String second = submitted("two");
    move(second, "triaged");
    JsonNode answer =
        ok(
            calls.post(
                INTAKES + "/triage",
                "{\"ids\":[\"%s\",\"%s\",\"none\"],\"to\":\"triaged\",\"rationale\":\"r\"}"
                    .formatted(first, second)));
    assertThat(answer.get("moved").intValue()).isEqualTo(1);
    assertThat(answer.get("results").toString())
        .isEqualTo(
            ("[{\"id\":\"%s\",\"moved\":true,\"status\":\"triaged\",\"detail\":null},"
                    + "{\"id\":\"%s\",\"moved\":false,\"status\":\"triaged\",\"detail\":"
                    + "\"an intake that is triaged may become analyzing, not triaged\"},"
                    + "{\"id\":\"none\",\"moved\":false,\"status\":null,\"detail\":"
                    + "\"no research request has this id\"}]")
                .formatted(first, second));
    var faulty = calls.post(INTAKES + "/triage", "{\"ids\":[],\"to\":\"done\",\"x\":1}");
    assertThat(faulty.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/ids", "/to", "/x");
    assertThat(calls.post(INTAKES + "/triage", "{\"ids\":[7,\"\"],\"to\":\"triaged\"}").status())
        .isEqualTo(422);
  }

  @Test
  void ofManyThatMoveOneAtOnceOneDoes() throws Exception {
    String id = submitted("race");
    String path = INTAKES + "/" + id + "/transition";
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> moving = () -> calls.post(path, "{\"to\":\"triaged\"}").status();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(8, moving))) {
        statuses.add(each.get());
      }
      assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }
    assertThat(calls.get(INTAKES + "/" + id).json().get("revision").intValue()).isEqualTo(1);
  }

  @Test
  void listsAndSearches() {
    ok(calls.post(INTAKES, WHOLE));
    List<String> newest = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      newest.addFirst(submitted("number " + i));
    }
    List<String> found = new ArrayList<>();
    String next = INTAKES + "?limit=3&category=reliability&order=signal_quality&generated=false";
    while (next != null) {
      var page = calls.get(next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json().forEach(intake -> found.add(intake.get("id").asText()));
      String link = page.header("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(found).isEqualTo(newest);
    for (String query :
        List.of(
            "q=EVERYBODY",
            "research_type=competitive",
            "urgency=low",
            "category=pricing",
            "impact_area=Gr%C3%B6%C3%9Fe",
            "status=submitted,rejected&q=half")) {
      assertThat(calls.get(INTAKES + "?" + query).json()).as(query).hasSize(1);
    }
    for (String query :
        List.of("generated=true", "loop_id=x", "domain=shop", "status=triaged", "q=%25")) {
      assertThat(calls.get(INTAKES + "?" + query).body()).as(query).isEqualTo("[]");
    }
    var faulty =
        calls.get(
            INTAKES + "?status=new,x&urgency=1&research_type=a&order=b&generated=2&cursor=c&p=1");
    assertThat(faulty.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "status", "urgency", "research_type", "order", "generated", "cursor", "p");
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    String id = submitted("secret");
    assertThat(other.get(INTAKES).body()).isEqualTo("[]");
    assertThat(other.get(INTAKES + "?q=secret").body()).isEqualTo("[]");
    assertThat(other.get(INTAKES + "/" + id).status()).isEqualTo(404);
    assertThat(other.patch(INTAKES + "/" + id, "{\"tracking\":{}}").status()).isEqualTo(404);
    assertThat(other.post(INTAKES + "/" + id + "/transition", "{\"to\":\"triaged\"}").status())
        .isEqualTo(404);
    JsonNode triage =
        ok(other.post(INTAKES + "/triage", "{\"ids\":[\"" + id + "\"],\"to\":\"triaged\"}"));
    assertThat(triage.get("moved").intValue()).isZero();
    assertThat(triage.at("/results/0/status").isNull()).isTrue();
    assertThat(calls.get(INTAKES + "/" + id).json().get("revision").intValue()).isZero();
  }

  @Test
  void everyChangeIsAudited() {
    String id = submitted("audited");
    move(id, "triaged");
    ok(calls.patch(INTAKES + "/" + id, "{\"tracking\":{}}"));
    JsonNode log = as(tenant, "admin").get("/v1/audit").json();
    assertThat(log.findValuesAsText("action"))
        .startsWith("key.create", "intake.change", "intake.transition", "intake.submit");
    assertThat(log.findValuesAsText("subject").subList(1, 4)).containsOnly(id);
    assertThat(log.at("/2/detail").toString()).isEqualTo("{\"to\":\"triaged\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|/classification/research_type,/classification/category,/content/title",
        "{'classification':7,'content':[]}|/classification,/content,"
            + "/classification/research_type,/classification/category,/content/title",
        "{'classification':{'research_type':'x','category':'','urgency':'y'},"
            + "'content':{'title':'t'}}|/classification/research_type,/classification/urgency",
        "{'classification':{'research_type':'user','category':''},'content':{'title':' '}}"
            + "|/classification/category,/content/title",
        "{'classification':{'research_type':'user','category':'c','x':1},"
            + "'content':{'title':'t','source_date':'soon'},'relevance':{'priority_score':11,"
            + "'impact_areas':['a','']},'analysis':{'risks':'r'},'tracking':{'backlog_refs':[1]},"
            + "'tenant_id':'x'}"
            + "|/classification/x,/content/source_date,/relevance/priority_score,"
            + "/relevance/impact_areas/1,/analysis/risks,/tracking/backlog_refs/0,/tenant_id",
      })
  void whatIsWrongIsNamedAndNothingIsStored(String body, String pointers) {
    var answer = calls.post(INTAKES, body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(pointers.split(","));
    assertThat(calls.get(INTAKES).body()).isEqualTo("[]");
  }

  @Test
  void scopesAreAskedFor() {
    HttpCalls reader = as(tenant, "improvements:read");
    assertThat(reader.post(INTAKES, body("a")).body()).contains("improvements:write");
    assertThat(reader.patch(INTAKES + "/x", "{}").status()).isEqualTo(403);
    assertThat(reader.post(INTAKES + "/x/transition", "{}").status()).isEqualTo(403);
    assertThat(reader.post(INTAKES + "/triage", "{}").status()).isEqualTo(403);
    assertThat(as(tenant, "improvements:write").get(INTAKES).status()).isEqualTo(403);
    assertThat(as(tenant, "outcomes:read").get(INTAKES + "/x").status()).isEqualTo(403);
    assertThat(SERVER.server().anonymously().get(INTAKES).status()).isEqualTo(401);
    assertThat(calls.get(INTAKES + "/none").status()).isEqualTo(404);
  }
}
