package dev.trimtab.server.intakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lessons over HTTP: recorded, confirmed, found again when the same happens, of one tenant. */
class LessonsIT {
  private static final String LESSONS = "/v1/improvements/lessons";

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

  private JsonNode recorded(String more) {
    return ok(
        calls.post(
            LESSONS, "{\"problem\":\"fewer successes\",\"action\":\"rolled back\"" + more + "}"));
  }

  private static String series(String domain, String eventType) {
    return ",\"domain\":\"%s\",\"event_type\":\"%s\",\"metric_type\":\"success_rate\""
        .formatted(domain, eventType);
  }

  @Test
  void whatIsRecordedIsKeptAndStoodFor() {
    JsonNode lesson =
        recorded(
            series("bot", "run")
                + ",\"result\":\"better\",\"notes\":\"see\\nthere\",\"tags\":[\"prompt\"],"
                + "\"confidence\":0.9,\"template\":\"t\",\"loop_id\":\"l\","
                + "\"verdict\":\"improved\"");
    assertThat(lesson.get("status").asText()).isEqualTo("confirmed");
    assertThat(lesson.get("confirmed_by")).isEqualTo(lesson.get("created_by"));
    assertThat(lesson.get("notes").asText()).isEqualTo("see\nthere");
    assertThat(lesson.get("confidence").doubleValue()).isEqualTo(0.9);
    assertThat(calls.get(LESSONS + "/" + lesson.get("id").asText()).json()).isEqualTo(lesson);
    assertThat(calls.get(LESSONS).json().get(0)).isEqualTo(lesson);
  }

  @Test
  void aDraftIsEditedAndConfirmedOnce() {
    JsonNode draft = recorded(",\"status\":\"draft\",\"tags\":[\"a\"]");
    String path = LESSONS + "/" + draft.get("id").asText();
    assertThat(draft.get("status").asText()).isEqualTo("draft");
    assertThat(draft.get("confirmed_by").isNull()).isTrue();

    JsonNode edited = ok(calls.patch(path, "{\"result\":\"better\",\"revision\":0}"));
    assertThat(edited.get("result").asText()).isEqualTo("better");
    assertThat(edited.get("tags")).isEqualTo(draft.get("tags"));
    assertThat(edited.get("status").asText()).isEqualTo("draft");
    JsonNode confirmed = ok(calls.patch(path, "{\"status\":\"confirmed\"}"));
    assertThat(confirmed.get("confirmed_by").isTextual()).isTrue();
    assertThat(ok(calls.patch(path, "{\"status\":\"confirmed\"}")).get("confirmed_at"))
        .isEqualTo(confirmed.get("confirmed_at"));

    assertThat(calls.patch(path, "{\"notes\":\"n\",\"revision\":1}").status()).isEqualTo(409);
    assertThat(calls.patch(path, "{\"status\":\"draft\"}").body())
        .contains("nothing becomes a draft again");
    assertThat(calls.patch(path, "{}").status()).isEqualTo(422);
    assertThat(calls.patch(path, "{\"domain\":\"x\",\"problem\":\" \"}").json().get("errors"))
        .hasSize(2);
    assertThat(calls.delete(path).status()).isEqualTo(204);
    assertThat(calls.delete(path).status()).isEqualTo(404);
    assertThat(calls.get(path).status()).isEqualTo(404);

    assertThat(as(tenant, "admin").get("/v1/audit").json().findValuesAsText("action"))
        .startsWith(
            "key.create",
            "lesson.delete",
            "lesson.confirm",
            "lesson.confirm",
            "lesson.change",
            "lesson.record");
  }

  @Test
  void whatIsSimilarComesFromNearToFar() {
    String elsewhere = recorded(series("shop", "run")).get("id").asText();
    String neighbour = recorded(series("bot", "walk")).get("id").asText();
    String draft = recorded(series("bot", "run") + ",\"status\":\"draft\"").get("id").asText();
    String same = recorded(series("bot", "run")).get("id").asText();
    String similar = LESSONS + "/similar?domain=bot&event_type=run&metric_type=success_rate";

    assertThat(ok(calls.get(similar)).findValuesAsText("id"))
        .containsExactly(same, draft, neighbour, elsewhere);
    assertThat(ok(calls.get(similar + "&limit=2")).findValuesAsText("id"))
        .containsExactly(same, draft);
    assertThat(other.get(similar).body()).isEqualTo("[]");
    assertThat(
            calls
                .get(LESSONS + "/similar?domain=bot&limit=0")
                .json()
                .get("errors")
                .findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("event_type", "metric_type", "limit");
  }

  @Test
  void listsAndSearches() {
    List<String> newest = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      newest.addFirst(recorded(series("bot", "run")).get("id").asText());
    }
    recorded(",\"status\":\"draft\",\"tags\":[\"Weather\"],\"verdict\":\"worse\"");
    List<String> found = new ArrayList<>();
    String next = LESSONS + "?limit=2&domain=bot&q=FEWER&status=confirmed";
    while (next != null) {
      var page = calls.get(next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json().forEach(lesson -> found.add(lesson.get("id").asText()));
      String link = page.header("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(found).isEqualTo(newest);
    for (String query : List.of("status=draft", "tag=Weather", "q=weather", "verdict=worse")) {
      assertThat(calls.get(LESSONS + "?" + query).json()).as(query).hasSize(1);
    }
    assertThat(calls.get(LESSONS + "?metric_type=cost_usd").body()).isEqualTo("[]");
    assertThat(calls.get(LESSONS + "?status=x&verdict=y&z=1").json().get("errors")).hasSize(3);
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    String path = LESSONS + "/" + recorded("").get("id").asText();
    assertThat(other.get(LESSONS).body()).isEqualTo("[]");
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.patch(path, "{\"notes\":\"n\"}").status()).isEqualTo(404);
    assertThat(other.delete(path).status()).isEqualTo(404);
    assertThat(calls.get(path).json().get("revision").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|/problem,/action",
        "{'problem':' ','action':7}|/problem,/action",
        "{'problem':'p','action':'a','domain':'d'}|/event_type,/metric_type",
        "{'problem':'p','action':'a','metric_type':'x','verdict':'y','status':'z'}"
            + "|/metric_type,/domain,/event_type,/verdict,/status",
        "{'problem':'p','action':'a','confidence':2,'tags':['',1],'loop_id':'','x':1}"
            + "|/confidence,/tags/0,/tags/1,/loop_id,/x",
      })
  void whatIsWrongIsNamedAndNothingIsStored(String body, String pointers) {
    var answer = calls.post(LESSONS, body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(pointers.split(","));
    assertThat(calls.get(LESSONS).body()).isEqualTo("[]");
  }

  @Test
  void scopesAreAskedFor() {
    HttpCalls reader = as(tenant, "improvements:read");
    assertThat(reader.post(LESSONS, "{}").body()).contains("improvements:write");
    assertThat(reader.patch(LESSONS + "/x", "{}").status()).isEqualTo(403);
    assertThat(reader.delete(LESSONS + "/x").status()).isEqualTo(403);
    HttpCalls writer = as(tenant, "improvements:write");
    assertThat(writer.get(LESSONS).status()).isEqualTo(403);
    assertThat(writer.get(LESSONS + "/x").status()).isEqualTo(403);
    assertThat(writer.get(LESSONS + "/similar").status()).isEqualTo(403);
    assertThat(SERVER.server().anonymously().get(LESSONS).status()).isEqualTo(401);
  }
}
