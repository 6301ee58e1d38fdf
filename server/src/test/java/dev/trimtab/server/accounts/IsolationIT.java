package dev.trimtab.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.auth.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One tenant, with every right it can have, tries to see, change or even notice another. Whatever
 * it tries, the other's view is the same before and after.
 */
class IsolationIT {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String SECRET = "victims-secret";
  private static final String ID = "order-1";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension().with("TRIMTAB_AUTH_JWT_SECRET", Tokens.SECRET);

  private final String run = UUID.randomUUID().toString();
  private final String victimTenant = "victim-" + run;
  private final HttpCalls victim = SERVER.server().as(SERVER.server().createKey(victimTenant));
  private final HttpCalls thief = SERVER.server().as(SERVER.server().createKey("thief-" + run));
  private String madeId;
  private String before;

  @BeforeEach
  void theVictimHasEvents() {
    assertThat(victim.post(EVENTS, event(ID, SECRET, 1)).status()).isEqualTo(201);
    Answer made = victim.post(EVENTS, event(null, SECRET, 2));
    madeId = made.json().get("id").textValue();
    before = view();
  }

  @AfterEach
  void theVictimSeesWhatItSaw() {
    assertThat(view()).isEqualTo(before).contains(SECRET, ID, madeId);
  }

  @Test
  void itsIdsAreUnknown() {
    for (String id : List.of(ID, madeId)) {
      Answer got = thief.get(EVENTS + "/" + id);
      assertThat(got.status()).isEqualTo(404);
      assertThat(got.body())
          .isEqualTo(thief.get(EVENTS + "/none").body().replace("/none", "/" + id));
      String reason = "{\"reason\":\"mine now\"}";
      assertThat(thief.post(EVENTS + "/" + id + "/void", reason).status()).isEqualTo(404);
    }
  }

  @Test
  void itsIdsAreFree() {
    assertThat(thief.post(EVENTS, event(ID, SECRET, 1)).status()).isEqualTo(201);
    assertThat(thief.post(EVENTS, event(madeId, "other", 9)).status()).isEqualTo(201);
    assertThat(thief.post(EVENTS + "/" + ID + "/void", "{\"reason\":\"mine\"}").status())
        .isEqualTo(204);
    assertThat(thief.post(EVENTS, event(madeId, "other", 8)).status()).isEqualTo(409);
  }

  @Test
  void itsCursorsLeadIntoOnesOwnEvents() {
    String link = victim.get(EVENTS + "?limit=1").header("Link");
    String next = link.substring(1, link.indexOf('>'));
    assertThat(thief.get(next).body()).isEqualTo("[]");
    thief.post(
        EVENTS,
        event("own", "thieves", 1).replace("}}", "},\"occurred_at\":\"2001-01-01T00:00:00Z\"}"));
    assertThat(thief.get(next).json().findValuesAsText("id")).containsExactly("own");
  }

  @Test
  void itsNamesFindNothing() {
    for (String query : List.of("domain=", "event_type=", "metadata.note=")) {
      assertThat(thief.get(EVENTS + "?" + query + SECRET).body()).isEqualTo("[]");
    }
    for (JsonNode trend : thief.get("/v1/outcomes/trends?domain=" + SECRET).json()) {
      assertThat(trend.get("sample_size").intValue()).isZero();
    }
    JsonNode summary = thief.get("/v1/outcomes/dashboard?domain=" + SECRET).json().get("summary");
    assertThat(summary.get("total_events").intValue()).isZero();
    assertThat(thief.get("/v1/outcomes/dashboard").body()).doesNotContain(SECRET);
    JsonNode roi =
        thief
            .post(
                "/v1/outcomes/roi",
                """
                {"domain":"%s","hours_saved_per_success":1,"cost_per_hour_usd":1}"""
                    .formatted(SECRET))
            .json();
    assertThat(roi.get("total_cost_usd").doubleValue()).isZero();
    assertThat(thief.get("/v1/outcomes/health").body()).contains("\"stale\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EVENTS,
        EVENTS + "/" + ID,
        "/v1/outcomes/trends",
        "/v1/outcomes/trends/cost_usd",
        "/v1/outcomes/dashboard",
        "/v1/outcomes/health",
        "/v1/outcomes/markers",
        "/v1/outcomes/export",
        "/v1/outcomes/stream",
        "/v1/domains",
        "/v1/improvements/channels",
        "/v1/improvements/channels/oncall",
        "/v1/improvements/intakes",
        "/v1/improvements/lessons",
        "/v1/operations/hub",
        "/v1/operations/stream",
        "/v1/operations/alerts",
        "/v1/operations/silences",
        "/v1/operations/silences/any",
        "/v1/keys"
      })
  void namingItIsRefusedEverywhere(String path) {
    assertThat(thief.get(path + "?tenant_id=" + victimTenant).status()).isEqualTo(403);
    for (String trick :
        List.of(
            "?tenant_id=thief-" + run + "&tenant_id=" + victimTenant,
            "?%74enant_id=" + victimTenant,
            "?Tenant_ID=" + victimTenant,
            "?tenant_id[]=" + victimTenant,
            "?tenant_id=*",
            "?tenant_id=" + victimTenant.replace("-", "%2D"),
            "?tenant_id=" + victimTenant + "%00",
            ";tenant_id=" + victimTenant + "?tenant_id=" + victimTenant)) {
      Answer tricked = thief.get(path + trick);
      assertThat(tricked.status()).as(trick).isBetween(400, 499);
      assertThat(tricked.body()).doesNotContain(SECRET, madeId);
    }
  }

  @Test
  void namingItInAHeaderOrABodyDoesNothing() {
    for (String header : List.of("X-Tenant-Id", "Tenant", "X-Scope-OrgID", "X-Forwarded-User")) {
      assertThat(thief.with(header, victimTenant).get(EVENTS).body()).isEqualTo("[]");
    }
    String event = event("x", "thieves", 1);
    String named =
        event.replace("{\"domain\"", "{\"tenant_id\":\"" + victimTenant + "\",\"domain\"");
    assertThat(thief.post(EVENTS, named).status()).isEqualTo(422);
    JsonNode batch = thief.post(EVENTS + "/batch", "[" + named + "]").json();
    assertThat(batch.get("accepted").intValue()).isZero();
    String write = EVENTS + "?tenant_id=" + victimTenant;
    assertThat(thief.post(write, event).status()).isIn(403, 422);
    assertThat(thief.post(EVENTS + "/batch?tenant_id=" + victimTenant, "[" + event + "]").status())
        .isEqualTo(403);
  }

  @Test
  void itsKeysAreUnknown() {
    String key = victim.get("/v1/keys").json().at("/0/id").textValue();
    assertThat(thief.get("/v1/keys/" + key).status()).isEqualTo(404);
    assertThat(thief.delete("/v1/keys/" + key).status()).isEqualTo(404);
    assertThat(thief.post("/v1/keys/" + key + "/rotate").status()).isEqualTo(404);
    assertThat(thief.get("/v1/keys").body()).doesNotContain(key, victimTenant);
    for (String owner : List.of(victimTenant, "*")) {
      Answer made =
          thief.post(
              "/v1/keys",
              """
              {"tenant_id":"%s","name":"mine","scopes":["admin"]}"""
                  .formatted(owner));
      assertThat(made.status()).isIn(403, 422);
      assertThat(made.body()).doesNotContain("tt_");
    }
  }

  /** What looks much alike is still another tenant. */
  @Test
  void tokensOfOtherTenantsSeeNothing() {
    for (String claim :
        List.of(
            "[\"%s\"]",
            "{\"id\":\"%s\"}",
            "\"*\"",
            "\"\"",
            "7",
            "true",
            "\"%s\\u0000\"",
            "\"a,%s\"",
            "\"VICTIM-" + run + "\"",
            "\" %s\"",
            "\"%s \"",
            "\"%s\\u200b\"")) {
      String token =
          Tokens.endingAt(Instant.now().plusSeconds(600))
              .claim("tenant_id", claim.replace("%s", victimTenant))
              .claim("scopes", "[\"admin\"]")
              .claim("tenant", "\"" + victimTenant + "\"")
              .signed();
      Answer answer =
          SERVER.server().anonymously().with("Authorization", "Bearer " + token).get(EVENTS);
      assertThat(answer.status()).as(claim).isIn(200, 401);
      assertThat(answer.body()).as(claim).doesNotContain(SECRET);
    }
  }

  private String view() {
    return victim.get(EVENTS).body()
        + victim.get("/v1/outcomes/dashboard").body()
        + victim.get("/v1/keys").json().findValuesAsText("id");
  }

  private static String event(String id, String name, int value) {
    String own = id == null ? "" : ",\"id\":\"" + id + "\"";
    return """
        {"domain":"%1$s","event_type":"%1$s","metric_type":"cost_usd","value":%2$d%3$s,\
        "metadata":{"note":"%1$s"}}"""
        .formatted(name, value, own);
  }
}
