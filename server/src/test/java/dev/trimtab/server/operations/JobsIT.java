package dev.trimtab.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server does again and again, among the processes of the hub. */
class JobsIT {
  private static final String HUB = "/v1/operations/hub";
  private static final String PROCESSES = "/v1/operations/processes/";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "jobs-" + UUID.randomUUID();
  private final HttpCalls acme = SERVER.server().as(SERVER.server().createKey(tenant, "admin"));
  private final HttpCalls operator = SERVER.server().as(SERVER.server().operatorKey());

  private JsonNode job(String name) {
    return acme.get(PROCESSES + "job-" + name).json();
  }

  private HttpCalls.Answer control(HttpCalls by, String name, String action) {
    String of = by.equals(operator) ? "?tenant_id=" + tenant : "";
    return by.post(PROCESSES + "job-" + name + "/control" + of, "{\"action\":\"" + action + "\"}");
  }

  @Test
  void everyJobIsThere() {
    JsonNode jobs = acme.get(HUB + "?include=job").json().get("processes");
    assertThat(jobs.findValuesAsText("name"))
        .as("those that run from the start on; others begin with what they are for")
        .contains(
            "api-key-uses",
            "api-keys",
            "deliveries",
            "domain-settings",
            "event-streams",
            "findings",
            "loop-figures",
            "loops",
            "process-reports",
            "process-upkeep",
            "quotas",
            "refused-sign-ins",
            "retention",
            "states",
            "store");
    assertThat(jobs.findValuesAsText("type")).containsOnly("job");
    assertThat(acme.get(HUB).json().get("processes").findValuesAsText("type")).contains("job");
    assertThat(acme.get(HUB + "?include=import,loop").json().get("processes")).isEmpty();
    assertThat(acme.get(HUB).json().get("active_count").asInt()).isZero();
    assertThat(acme.get("/v1/operations/stream?include=job").status()).isEqualTo(422);
  }

  @Test
  void aJobKeepsAccountOfItsRuns() {
    Patience.await("a run", () -> job("deliveries").at("/metadata/runs").asLong() > 0);
    JsonNode job = job("deliveries");
    assertThat(job.get("status").asText()).isIn("idle", "running");
    assertThat(job.at("/metadata/every_s").asDouble()).isEqualTo(1);
    assertThat(job.at("/metadata/last_run").isTextual()).isTrue();
    assertThat(job.at("/metadata/last_duration_ms").isNumber()).isTrue();
    assertThat(job.at("/metadata/last_error").isNull()).isTrue();
    assertThat(job.at("/metadata/failures").asLong()).isZero();
    assertThat(job.get("actions").toString()).isEqualTo("[\"pause\"]");
    assertThat(job("api-keys").get("actions")).isEmpty();
  }

  @Test
  void theOperatorPausesAndResumesIt() {
    JsonNode paused = control(operator, "states", "pause").json();
    assertThat(paused.get("status").asText()).isEqualTo("paused");
    assertThat(paused.get("actions").toString()).isEqualTo("[\"resume\"]");
    assertThat(paused.at("/metadata/next_run").isNull()).isTrue();
    assertThat(acme.get(HUB + "?status=paused").json().get("processes").findValuesAsText("name"))
        .contains("states");

    JsonNode resumed = control(operator, "states", "resume").json();
    assertThat(resumed.get("status").asText()).isIn("idle", "running");
    assertThat(operator.get("/v1/audit?limit=20").json().findValuesAsText("action"))
        .contains("job.pause", "job.resume");
  }

  @Test
  void whatWaitsWhileDeliveriesArePausedIsSentAfterwards() {
    control(operator, "deliveries", "pause");
    try {
      awaitRuns("loops", 1); // a run that was under way has ended
      JsonNode before = job("deliveries").at("/metadata/runs");
      awaitRuns("loops", 2);
      assertThat(job("deliveries").at("/metadata/runs")).isEqualTo(before);
    } finally {
      control(operator, "deliveries", "resume");
    }
    awaitRuns("deliveries", 1);
  }

  private void awaitRuns(String name, int more) {
    long runs = job(name).at("/metadata/runs").asLong();
    Patience.await(
        more + " runs of " + name, () -> job(name).at("/metadata/runs").asLong() >= runs + more);
  }

  @Test
  void whatIsOfAllTenantsIsNotForOneToStop() {
    HttpCalls.Answer refused = control(acme, "retention", "pause");
    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).contains("only the operator has it pause");
    assertThat(job("retention").get("status").asText()).isNotEqualTo("paused");
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    for (List<String> each :
        List.of(List.of("deliveries", "cancel"), List.of("api-keys", "pause"))) {
      HttpCalls.Answer refused = control(operator, each.getFirst(), each.getLast());
      assertThat(refused.status()).as(refused.body()).isEqualTo(409);
      assertThat(refused.body()).contains("does not " + each.getLast());
    }
    assertThat(control(operator, "nothing", "pause").status()).isEqualTo(404);
  }
}
