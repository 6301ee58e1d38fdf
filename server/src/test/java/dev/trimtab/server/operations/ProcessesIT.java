package dev.trimtab.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes over HTTP: imports that report, and what may not be done to them. */
class ProcessesIT {
  private static final String PROCESSES = "/v1/operations/processes";
  private static final String IMPORT =
      """
      {"type":"import","name":"runs.csv","total":100,"resume_key":"k","metadata":{"a":1.50}}\
      """;

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_OPERATIONS_SILENCE", "1s")
          .with("TRIMTAB_OPERATIONS_RUNNING_PER_TENANT", "2");

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls acme = as("admin");

  private HttpCalls as(String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }

  private String started() {
    var answer = acme.post(PROCESSES, IMPORT);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    String id = answer.json().at("/process/id").asText();
    assertThat(answer.header("location")).endsWith(PROCESSES + "/" + id);
    return id;
  }

  private JsonNode report(String id, String body) {
    var answer = acme.post(PROCESSES + "/" + id + "/report", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void anImportIsListedFollowedAndEnds() {
    String id = started();
    report(id, "{\"done\":40,\"total\":100,\"counts\":{\"accepted\":39,\"rejected\":1}}");

    JsonNode process = acme.get(PROCESSES).json().get(0);
    assertThat(process.fieldNames())
        .toIterable()
        .startsWith("id", "type", "status", "started_at", "name", "metadata");
    assertThat(process.get("id").asText()).isEqualTo(id);
    assertThat(process.get("metadata").toString()).isEqualTo("{\"a\":1.50}");
    assertThat(process.get("done").asLong()).isEqualTo(40);
    assertThat(process.at("/counts/rejected").asLong()).isEqualTo(1);
    assertThat(process.get("started_by").asText()).isEqualTo("test");
    assertThat(process.at("/actions/0").asText()).isEqualTo("cancel");

    JsonNode ended = report(id, "{\"done\":100,\"status\":\"succeeded\",\"detail\":\"all\"}");
    assertThat(ended.get("status").asText()).isEqualTo("succeeded");
    assertThat(ended.get("ended_at").isTextual()).isTrue();
    assertThat(acme.get(PROCESSES + "/" + id).json()).isEqualTo(ended);
    assertThat(report(id, "{\"done\":1,\"status\":\"failed\"}")).isEqualTo(ended);
  }

  @Test
  void aCancellationIsToldWithTheNextReport() {
    String id = started();
    assertThat(report(id, "{\"done\":1}").get("cancel_requested").asBoolean()).isFalse();

    var told = acme.post(PROCESSES + "/" + id + "/control", "{\"action\":\"cancel\"}");
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(told.json().get("cancel_requested").asBoolean()).isTrue();
    assertThat(told.json().get("actions")).isEmpty();

    assertThat(report(id, "{\"done\":2}").get("cancel_requested").asBoolean()).isTrue();
    report(id, "{\"done\":2,\"status\":\"cancelled\"}");
    var late = acme.post(PROCESSES + "/" + id + "/control", "{\"action\":\"cancel\"}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("has been cancelled");
  }

  @Test
  void whatIsSilentIsInterruptedAndTheNextGoesOnThere() {
    String id = started();
    report(id, "{\"done\":60,\"counts\":{\"rejected\":3}}");
    JsonNode silent = Await.newest(acme, "interrupted");
    assertThat(silent.get("id").asText()).isEqualTo(id);

    JsonNode next = acme.post(PROCESSES, IMPORT).json();
    assertThat(next.at("/resume/process_id").asText()).isEqualTo(id);
    assertThat(next.at("/resume/done").asLong()).isEqualTo(60);
    assertThat(next.at("/resume/counts/rejected").asLong()).isEqualTo(3);

    assertThat(report(id, "{\"done\":61}").get("status").asText()).isEqualTo("running");
  }

  @Test
  void noMoreRunThanMay() {
    started();
    started();
    var third = acme.post(PROCESSES, IMPORT);
    assertThat(third.status()).isEqualTo(409);
    assertThat(third.body()).contains("2 processes of this tenant run", "running-per-tenant");
    assertThat(acme.get("/v1/outcomes/export").status()).isEqualTo(409);
    assertThat(acme.get(PROCESSES).json()).hasSize(2);
  }

  @Test
  void pagesFollowEachOther() {
    String first = started();
    report(first, "{\"done\":1,\"status\":\"failed\"}");
    String second = started();

    var page = acme.get(PROCESSES + "?limit=1");
    assertThat(page.json().at("/0/id").asText()).isEqualTo(second);
    String next = page.header("link").replaceFirst("<(.*)>.*", "$1");
    assertThat(acme.get(next).json().at("/0/id").asText()).isEqualTo(first);
    assertThat(acme.get(PROCESSES + "?status=failed").json()).hasSize(1);
    assertThat(acme.get(PROCESSES + "?type=export").json()).isEmpty();
    assertThat(acme.get(PROCESSES + "?since=2999-01-01T00:00:00Z").json()).isEmpty();
  }

  @Test
  void otherTenantsAndLesserScopesSeeNothing() {
    String id = started();
    String otherTenant = "other-" + tenant;
    HttpCalls other = SERVER.server().as(SERVER.server().createKey(otherTenant, "admin"));
    assertThat(other.get(PROCESSES).json()).isEmpty();
    assertThat(other.get(PROCESSES + "/" + id).status()).isEqualTo(404);
    assertThat(other.post(PROCESSES + "/" + id + "/report", "{\"done\":1}").status())
        .isEqualTo(404);
    String cancel = "{\"action\":\"cancel\"}";
    assertThat(other.post(PROCESSES + "/" + id + "/control", cancel).status()).isEqualTo(404);

    assertThat(as("outcomes:write").post(PROCESSES + "/" + id + "/report", "{\"done\":1}").status())
        .isEqualTo(200);
    assertThat(as("outcomes:write").get(PROCESSES).body()).contains("operations:read");
    assertThat(as("operations:read").post(PROCESSES + "/" + id + "/control", cancel).body())
        .contains("operations:control");
    assertThat(as("operations:read").get(PROCESSES + "/" + id).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"export","name":"x"}                    | 422 | /type
          {"type":"import"}                               | 422 | /name
          {"type":"import","name":"x","total":-1}         | 422 | /total
          {"type":"import","name":"x","total":1.5}        | 422 | /total
          {"type":"import","name":"x","metadata":[]}      | 422 | /metadata
          {"type":"import","name":"x","nmae":1}           | 422 | /nmae
          {"type":"import","name":"x"                     | 400 | valid JSON
          """)
  void badStartsAreRefusedByName(String body, int status, String named) {
    var answer = acme.post(PROCESSES, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(named);
    assertThat(acme.get(PROCESSES).json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          report  | {}                                    | 422 | /done
          report  | {"done":-1}                           | 422 | /done
          report  | {"done":1,"status":"running"}         | 422 | /status
          report  | {"done":1,"counts":{"A":1}}           | 422 | /counts
          report  | {"done":1,"counts":{"a":-1}}          | 422 | /counts
          control | {"action":"stop"}                     | 422 | /action
          control | {"action":"pause"}                    | 409 | does not pause
          control | {"action":"resume"}                   | 409 | does not resume
          """)
  void badWordsAreRefusedByName(String call, String body, int status, String named) {
    String id = started();
    var answer = acme.post(PROCESSES + "/" + id + "/" + call, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(named);
    assertThat(acme.get(PROCESSES + "/" + id).json().get("done").asLong()).isZero();
  }

  @Test
  void badQueriesAreRefusedByName() {
    assertThat(acme.get(PROCESSES + "?type=x&status=y&since=z&limit=0&what=1").body())
        .contains("\"type\"", "\"status\"", "\"since\"", "\"limit\"", "\"what\"");
    assertThat(acme.get(PROCESSES + "/none").status()).isEqualTo(404);
  }
}
