package dev.trimtab.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of API keys, on a real server. */
class KeysIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  @Test
  void aKeyIsMadeShownOnceAndStandsForItsTenant() {
    Answer made =
        operator()
            .post(
                "/v1/keys",
                """
                {"tenant_id": "acme", "name": "exporter", "expires_at": "2999-01-31T12:00:00+01:00",
                 "scopes": ["outcomes:write", "outcomes:read", "outcomes:read"]}""");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    JsonNode key = made.json();
    assertThat(made.header("Location")).endsWith("/v1/keys/" + key.get("id").textValue());
    assertThat(key.get("key").textValue()).matches("tt_[A-Za-z0-9_-]{43}");
    assertThat(key.get("tenant_id").textValue()).isEqualTo("acme");
    assertThat(key.get("name").textValue()).isEqualTo("exporter");
    assertThat(key.get("scopes")).hasToString("[\"outcomes:read\",\"outcomes:write\"]");
    assertThat(key.get("expires_at").textValue()).isEqualTo("2999-01-31T11:00:00Z");
    assertThat(Instant.parse(key.get("created_at").textValue())).isBefore(Instant.now());

    Answer me = as(key).get("/v1/me");
    assertThat(me.body())
        .isEqualTo(
            "{\"tenant_id\":\"acme\",\"name\":\"exporter\","
                + "\"scopes\":[\"outcomes:read\",\"outcomes:write\"],\"person\":null}");

    for (String path : List.of("/v1/keys", "/v1/keys/" + key.get("id").textValue())) {
      Answer later = operator().get(path);
      assertThat(later.status()).isEqualTo(200);
      assertThat(later.body())
          .contains("exporter")
          .doesNotContain("tt_")
          .doesNotContain("\"key\"")
          .doesNotContain("sha256");
    }
    assertThat(operator().get("/v1/keys/" + id(key)).json().get("last_used_at").isNull()).isFalse();
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    JsonNode key = make("revoked");
    assertThat(as(key).get("/v1/me").status()).isEqualTo(200);

    assertThat(operator().delete("/v1/keys/" + id(key)).status()).isEqualTo(204);

    assertThat(as(key).get("/v1/me").status()).isEqualTo(401);
    assertThat(operator().get("/v1/keys/" + id(key)).status()).isEqualTo(404);
    assertThat(operator().delete("/v1/keys/" + id(key)).status()).isEqualTo(404);
  }

  @Test
  void rotatingEndsTheOldSecretAndKeepsTheRest() {
    JsonNode before = make("rotated");

    Answer rotated = operator().post("/v1/keys/" + id(before) + "/rotate");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
    JsonNode after = rotated.json();
    assertThat(as(before).get("/v1/me").status()).isEqualTo(401);
    assertThat(as(after).get("/v1/me").json().get("tenant_id").textValue()).isEqualTo("rotated");
    for (String field : List.of("id", "tenant_id", "name", "scopes", "created_at", "expires_at")) {
      assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
    }
  }

  @Test
  void anExpiredKeyIsRefusedAndNotRotated() throws InterruptedException {
    Instant expiry = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MICROS);
    String body =
        """
        {"tenant_id": "brief", "name": "brief", "scopes": ["admin"], "expires_at": "%s"}"""
            .formatted(expiry);
    JsonNode key = operator().post("/v1/keys", body).json();

    while (Instant.now().isBefore(expiry)) {
      Thread.sleep(20);
    }

    Answer refused = as(key).get("/v1/me");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().get("detail").textValue()).contains("expired");
    assertThat(operator().post("/v1/keys/" + id(key) + "/rotate").status()).isEqualTo(409);
    assertThat(operator().get("/v1/keys/" + id(key)).status()).as("still listed").isEqualTo(200);
  }

  @Test
  void aTenantsAdminAdministersThatTenantAlone() {
    JsonNode other = make("globex");
    JsonNode own = make("initech");
    HttpCalls admin = as(own);

    assertThat(ids(admin.get("/v1/keys"))).containsExactly(id(own));
    assertThat(admin.get("/v1/keys/" + id(other)).status()).isEqualTo(404);
    assertThat(admin.delete("/v1/keys/" + id(other)).status()).isEqualTo(404);
    assertThat(admin.post("/v1/keys/" + id(other) + "/rotate").status()).isEqualTo(404);
    assertThat(as(other).get("/v1/me").status()).as("it was left alone").isEqualTo(200);

    String operatorsId = ids(operator().get("/v1/keys")).getFirst();
    assertThat(admin.get("/v1/keys/" + operatorsId).status()).isEqualTo(404);
    assertThat(admin.delete("/v1/keys/" + operatorsId).status()).isEqualTo(404);

    assertThat(admin.get("/v1/keys?tenant_id=globex").status()).isEqualTo(403);
    assertThat(admin.get("/v1/keys?tenant_id=initech").status()).isEqualTo(200);
    assertThat(admin.get("/v1/keys?tenant_id=*").status()).isEqualTo(422);
    assertThat(create(admin, "\"globex\"").status()).isEqualTo(403);
    assertThat(create(admin, "\"*\"").status()).isEqualTo(403);
    assertThat(create(admin, "\" * \"").status()).isEqualTo(403);
  }

  @Test
  void aTenantsAdminNeedNotNameItsTenant() {
    HttpCalls admin = as(make("hooli"));
    for (String tenant : List.of("null", "\"hooli\"")) {
      Answer made = create(admin, tenant);
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.json().get("tenant_id").textValue()).isEqualTo("hooli");
    }
  }

  @Test
  void theOperatorNamesWhoseKeyItIs() {
    Answer unnamed = create(operator(), "null");
    assertThat(unnamed.status()).isEqualTo(422);
    assertThat(unnamed.json().at("/errors/0/pointer").textValue()).isEqualTo("/tenant_id");

    Answer another = create(operator(), "\"*\"");
    assertThat(another.json().get("tenant_id").textValue()).isEqualTo("*");
    assertThat(as(another.json()).get("/v1/me").json().get("tenant_id").textValue()).isEqualTo("*");
    assertThat(operator().delete("/v1/keys/" + id(another.json())).status()).isEqualTo(204);

    JsonNode one = make("pied-piper");
    assertThat(ids(operator().get("/v1/keys?tenant_id=pied-piper"))).containsExactly(id(one));
    assertThat(ids(operator().get("/v1/keys"))).contains(id(one)).hasSizeGreaterThan(1);
  }

  @Test
  void theLastOperatorKeyCannotBeRevoked() {
    String id = ids(operator().get("/v1/keys")).getFirst();
    assertThat(operator().delete("/v1/keys/" + id).status()).isEqualTo(409);
    assertThat(operator().get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  void operatorKeysLiveSideBySide() {
    JsonNode second = create(operator(), "\"*\"").json();
    HttpCalls other = as(second);
    assertThat(ids(other.get("/v1/keys"))).contains(id(second)).hasSizeGreaterThan(1);

    JsonNode rotated = other.post("/v1/keys/" + id(second) + "/rotate").json();
    assertThat(other.get("/v1/me").status()).isEqualTo(401);
    assertThat(as(rotated).get("/v1/me").json().get("tenant_id").textValue()).isEqualTo("*");
    assertThat(operator().get("/v1/me").status()).as("the first one goes on").isEqualTo(200);
    assertThat(as(rotated).delete("/v1/keys/" + id(second)).status()).isEqualTo(204);

    String last = ids(operator().get("/v1/keys")).getFirst();
    Answer refused = operator().delete("/v1/keys/" + last);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").textValue()).contains("make another first");
  }

  @Test
  void withoutTheScopeAdminTheAnswerNamesIt() {
    String key = SERVER.server().createKey("readers", "outcomes:read", "operations:control");
    Answer refused = SERVER.server().as(key).get("/v1/keys");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().get("detail").textValue()).contains("admin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'x','scopes':['admin'],'tenant_id':7}|/tenant_id",
        "{'name':'x','scopes':['admin'],'tenant_id':' '}|/tenant_id",
        "{'name':'x','scopes':['admin'],'tenant_id':'a\\u0000'}|/tenant_id",
        "{'tenant_id':'a','scopes':['admin']}|/name",
        "{'tenant_id':'a','scopes':['admin'],'name':''}|/name",
        "{'tenant_id':'a','scopes':['admin'],'name':'\\ud800'}|/name",
        "{'tenant_id':'a','scopes':['admin'],'name':{}}|/name",
        "{'tenant_id':'a','name':'x'}|/scopes",
        "{'tenant_id':'a','name':'x','scopes':[]}|/scopes",
        "{'tenant_id':'a','name':'x','scopes':'admin'}|/scopes",
        "{'tenant_id':'a','name':'x','scopes':['outcomes:*']}|/scopes",
        "{'tenant_id':'a','name':'x','scopes':['admin',null]}|/scopes",
        "{'tenant_id':'a','name':'x','scopes':['admin'],'expires_at':'tomorrow'}|/expires_at",
        "{'tenant_id':'a','name':'x','scopes':['admin'],'expires_at':4102444800}|/expires_at",
        "{'tenant_id':'a','name':'x','scopes':['admin'],'expires_at':'2999-01-01T00:00:00'}"
            + "|/expires_at",
        "{'tenant_id':'a','name':'x','scopes':['admin'],'expires_at':'2001-01-01T00:00:00Z'}"
            + "|/expires_at",
        "{'tenant_id':'a','name':'x','scopes':['admin'],'expires_at':'+99999-01-01T00:00:00Z'}"
            + "|/expires_at",
        "{'tenant_id':'a','name':'x','scopes':['admin'],'owner':'me'}|/owner",
        "{'tenant_id':'a','name':'x','scopes':['admin'],'name':'y'}|/name",
      })
  void eachFaultNamesItsField(String body, String pointer) {
    Answer refused = operator().post("/v1/keys", body.replace('\'', '"'));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
    assertThat(refused.json().at("/errors/0/detail").textValue()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "nul", "{'a': 1}"})
  void whatIsNoJsonIs400(String body) {
    assertThat(operator().post("/v1/keys", body).status()).isEqualTo(400);
  }

  @Test
  void otherContentTypesAndMethodsAreRefused() {
    assertThat(operator().with("Content-Type", "text/plain").post("/v1/keys", "{}").status())
        .isEqualTo(415);
    assertThat(operator().delete("/v1/keys").status()).isEqualTo(405);
    assertThat(operator().get("/v1/keys/no-such-key").status()).isEqualTo(404);
  }

  private static JsonNode make(String tenant) {
    Answer made = create(operator(), "\"" + tenant + "\"");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json();
  }

  private static Answer create(HttpCalls caller, String tenantJson) {
    return caller.post(
        "/v1/keys",
        """
        {"tenant_id": %s, "name": "test", "scopes": ["admin"]}"""
            .formatted(tenantJson));
  }

  private static List<String> ids(Answer list) {
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    list.json().forEach(key -> ids.add(id(key)));
    return ids;
  }

  private static String id(JsonNode key) {
    return key.get("id").textValue();
  }

  private static HttpCalls operator() {
    return SERVER.server().as(ServerProcess.EPHEMERAL_KEY);
  }

  private static HttpCalls as(JsonNode key) {
    return SERVER.server().as(key.get("key").textValue());
  }
}
