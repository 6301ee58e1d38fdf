package dev.trimtab.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to keys, settings and tenants stands in the audit log, on a real server. */
class AuditIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  @Test
  void theLifeOfAKeyIsTold() {
    JsonNode key =
        operator()
            .post(
                "/v1/keys",
                """
                {"tenant_id": "told", "name": "bot", "scopes": ["outcomes:read"],
                 "quotas": {"events": "10/minute"}}""")
            .json();
    String id = key.get("id").textValue();
    operator().post("/v1/keys/" + id + "/rotate");
    operator().delete("/v1/keys/" + id);

    Answer log = operator().get("/v1/audit?tenant_id=told");
    assertThat(log.status()).as(log.body()).isEqualTo(200);
    assertThat(actions(log)).containsExactly("key.revoke", "key.rotate", "key.create");
    JsonNode made = log.json().get(2);
    assertThat(made.get("actor").textValue()).isEqualTo("operator");
    assertThat(made.get("key_id").isTextual()).isTrue();
    assertThat(made.get("address").textValue()).isEqualTo("127.0.0.1");
    assertThat(made.get("subject").textValue()).isEqualTo(id);
    assertThat(made.get("detail"))
        .hasToString(
            "{\"name\":\"bot\",\"quotas\":{\"events\":\"10/minute\"},"
                + "\"scopes\":[\"outcomes:read\"]}");
    assertThat(log.body()).doesNotContain("tt_");
  }

  @Test
  void changedSettingsAreToldWithWhatWasBefore() {
    operator().put("/v1/tenants/set", "{\"quotas\": {\"requests\": \"5/second\"}}");
    operator().put("/v1/tenants/set", "{\"quotas\": {\"requests\": \"7/second\", \"series\": 9}}");

    JsonNode last = operator().get("/v1/audit?tenant_id=set&limit=1").json().get(0);
    assertThat(last.at("/detail/before/quotas/requests").textValue()).isEqualTo("5/second");
    assertThat(last.at("/detail/after/quotas/requests").textValue()).isEqualTo("7/second");
    assertThat(last.at("/detail/after/quotas/series").intValue()).isEqualTo(9);
  }

  @Test
  void aTenantsAdminSeesItsOwnAlone() {
    HttpCalls own = SERVER.server().as(SERVER.server().createKey("insider"));
    SERVER.server().createKey("outsider");

    assertThat(own.get("/v1/audit").json()).hasSize(1);
    assertThat(own.get("/v1/audit?tenant_id=insider").json()).hasSize(1);
    assertThat(own.get("/v1/audit?tenant_id=outsider").status()).isEqualTo(403);
    assertThat(operator().get("/v1/audit").body()).contains("insider", "outsider");
    HttpCalls reader = SERVER.server().as(SERVER.server().createKey("insider-2", "outcomes:read"));
    assertThat(reader.get("/v1/audit").status()).isEqualTo(403);
  }

  @Test
  void pagesAndFiltersWorkTogether() {
    for (int i = 0; i < 5; i++) {
      SERVER.server().createKey("paged");
    }
    List<String> seen = new ArrayList<>();
    String path = "/v1/audit?tenant_id=paged&action=key.create&actor=operator&limit=2";
    int pages = 0;
    while (path != null) {
      Answer page = operator().get(path);
      page.json().forEach(entry -> seen.add(entry.get("subject").textValue()));
      pages++;
      String link = page.header("Link");
      path = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(5);
    assertThat(pages).isEqualTo(3);
    assertThat(operator().get("/v1/audit?tenant_id=paged&action=key.revoke").json()).isEmpty();
    assertThat(operator().get("/v1/audit?tenant_id=paged&since=2999-01-01T00:00:00Z").json())
        .isEmpty();
  }

  @Test
  void refusedCredentialsAreTold() {
    SERVER.server().as("tt_" + "x".repeat(43)).get("/v1/me");
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    Answer log = operator().get("/v1/audit?action=login.refuse");
    while (log.json().isEmpty()) {
      assertThat(Instant.now()).as("never told").isBefore(end);
      Thread.onSpinWait();
      log = operator().get("/v1/audit?action=login.refuse");
    }
    assertThat(log.json().get(0).get("tenant_id").textValue()).isEqualTo("*");
    assertThat(log.json().get(0).get("subject").textValue()).isEqualTo("127.0.0.1");
    assertThat(log.body()).doesNotContain("xxx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "cursor=nonsense",
        "cursor=azzzzzzzzzzzzz-1",
        "since=yesterday",
        "since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z",
        "action=",
        "who=me"
      })
  void whatIsWrongIsNamed(String query) {
    Answer refused = operator().get("/v1/audit?" + query);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
  }

  @Test
  void nobodyChangesIt() {
    assertThat(operator().delete("/v1/audit").status()).isEqualTo(405);
    assertThat(operator().post("/v1/audit", "{}").status()).isEqualTo(405);
  }

  private static List<String> actions(Answer log) {
    List<String> actions = new ArrayList<>();
    log.json().forEach(entry -> actions.add(entry.get("action").textValue()));
    return actions;
  }

  private static HttpCalls operator() {
    return SERVER.server().as(ServerProcess.EPHEMERAL_KEY);
  }
}
