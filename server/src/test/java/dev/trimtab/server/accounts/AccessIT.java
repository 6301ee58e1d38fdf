package dev.trimtab.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.auth.Tokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who is told what, on a real server. */
class AccessIT {
  private static final String KEY = ServerProcess.EPHEMERAL_KEY;

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_AUTH_JWT_SECRET", Tokens.SECRET)
          .with("TRIMTAB_AUTH_JWT_ISSUER", "idp")
          .with("TRIMTAB_AUTH_JWT_AUDIENCE", "trimtab");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/me",
        "/v1/keys",
        "/v1/keys/x",
        "/v1/outcomes/events",
        "/v1/outcomes/trends",
        "/v1/outcomes/trends/success_rate",
        "/v1/outcomes/dashboard"
      })
  void withoutCredentialsEachOfTheseIs401(String path) {
    Answer refused = SERVER.server().anonymously().get(path);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"trimtab\"");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().get("status").intValue()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer tt_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Bearer tt_",
        "Bearer nonsense",
        "Bearer",
        "Basic dXNlcjpwYXNz",
        "Digest username=x",
        KEY
      })
  void wrongCredentialsAre401AndSayWhy(String authorization) {
    Answer refused = call("Authorization", authorization).get("/v1/me");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(refused.json().get("detail").textValue()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"X-API-Key,", "x-api-key,", "Authorization,Bearer ", "authorization,bearer "})
  void eitherHeaderWillDo(String header, String scheme) {
    String value = (scheme == null ? "" : scheme + " ") + KEY;
    assertThat(call(header, value).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  void bothHeadersMustAgree() {
    HttpCalls key = call("X-API-Key", KEY);
    assertThat(key.with("Authorization", "Bearer " + KEY).get("/v1/me").status()).isEqualTo(200);
    String other = SERVER.server().createKey("both");
    assertThat(key.with("Authorization", "Bearer " + other).get("/v1/me").status()).isEqualTo(401);
  }

  @Test
  void anOpenCallTakesNoCredentialsButNoWrongOnes() {
    String path = "/v1/outcomes/health";
    assertThat(SERVER.server().anonymously().get(path).status()).isEqualTo(200);
    assertThat(SERVER.server().as(KEY).get(path).status()).isEqualTo(200);
    assertThat(SERVER.server().as("tt_wrong").get(path).status()).isEqualTo(401);
    assertThat(SERVER.server().anonymously().get(path + "?tenant_id=acme").status()).isEqualTo(401);
  }

  @Test
  void aCallThatNeedsATenantWantsOneFromTheOperator() {
    HttpCalls operator = SERVER.server().as(KEY);
    String path = "/v1/outcomes/events";

    Answer unnamed = operator.get(path);
    assertThat(unnamed.status()).isEqualTo(422);
    assertThat(unnamed.json().at("/errors/0/pointer").textValue()).isEqualTo("tenant_id");
    assertThat(operator.get(path + "?tenant_id=*").status()).isEqualTo(422);
    assertThat(operator.get(path + "?tenant_id=").status()).isEqualTo(422);
    assertThat(operator.get(path + "?tenant_id=a&tenant_id=b").status()).isEqualTo(422);
    assertThat(operator.get(path + "?tenant_id=acme").status()).isEqualTo(200);

    HttpCalls tenant = SERVER.server().as(SERVER.server().createKey("acme"));
    assertThat(tenant.get(path).status()).isEqualTo(200);
    assertThat(tenant.get(path + "?tenant_id=acme").status()).isEqualTo(200);
    assertThat(tenant.get(path + "?tenant_id=globex").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "outcomes:read,200,403",
    "outcomes:write,403,422",
    "admin,200,422",
    "operations:control,403,403"
  })
  void eachCallAsksForItsScope(String scope, int read, int write) {
    HttpCalls caller = SERVER.server().as(SERVER.server().createKey("scopes", scope));
    Answer reading = caller.get("/v1/outcomes/events");
    Answer writing = caller.post("/v1/outcomes/events", "{}");

    assertThat(reading.status()).isEqualTo(read);
    assertThat(writing.status()).as(writing.body()).isEqualTo(write);
    if (write == 403) {
      assertThat(writing.json().get("detail").textValue()).contains("outcomes:write");
    }
  }

  @Test
  void aTokenStandsForItsTenantAndScopes() {
    Answer me = bearer(token().signed()).get("/v1/me");
    assertThat(me.body())
        .isEqualTo(
            "{\"tenant_id\":\"acme\",\"name\":\"pipeline\",\"scopes\":[\"outcomes:read\"],"
                + "\"person\":null}");

    HttpCalls admin = bearer(token().claim("scopes", null).claim("scope", "\"admin\"").signed());
    assertThat(admin.get("/v1/keys").status()).isEqualTo(200);
    assertThat(admin.get("/v1/keys").body()).doesNotContain("\"*\"");
    assertThat(call("X-API-Key", token().signed()).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsNotGoodIs401() {
    Instant now = Instant.now();
    assertRefused(Tokens.endingAt(now.minusSeconds(60)).claim("iss", "\"idp\""));
    assertRefused(token().claim("nbf", Long.toString(now.plusSeconds(60).getEpochSecond())));
    assertRefused(token().claim("tenant_id", "\"*\""));
    assertRefused(token().claim("tenant_id", null));
    assertRefused(token().claim("iss", "\"else\""));
    assertRefused(token().claim("aud", "\"else\""));
    assertRefused(token().signedWith("another secret that is long enough for it"));
    assertRefused(token().algorithm("RS256"));
    assertThat(bearer(token().algorithm("none").unsigned()).get("/v1/me").status()).isEqualTo(401);
  }

  private static void assertRefused(Tokens token) {
    assertThat(bearer(token.signed()).get("/v1/me").status()).isEqualTo(401);
  }

  private static Tokens token() {
    return Tokens.endingAt(Instant.now().plusSeconds(600))
        .claim("iss", "\"idp\"")
        .claim("aud", "\"trimtab\"");
  }

  private static HttpCalls bearer(String token) {
    return call("Authorization", "Bearer " + token);
  }

  private static HttpCalls call(String header, String value) {
    return SERVER.server().anonymously().with(header, value);
  }
}
