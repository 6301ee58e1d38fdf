package dev.trimtab.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in to the dashboard, on the wire. */
class SessionIT {
  private static final String SESSION = "/v1/session";
  private static final String EVENT =
      """
      {"domain": "bot", "event_type": "answer", "metric_type": "success_rate", "value": 1}""";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final HttpCalls browser = SERVER.server().anonymously();
  private final HttpCalls dashboard = browser.with("X-Trimtab-Dashboard", "1");

  private Answer signIn(String key) {
    return dashboard.post(SESSION, "{\"key\": \"" + key + "\"}");
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").replaceAll(";.*", "");
  }

  @Test
  void aKeyIsExchangedForACookieThatNoScriptReads() {
    String key = SERVER.server().createKey("signed-in");
    Answer answer = signIn(key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().at("/me/tenant_id").asText()).isEqualTo("signed-in");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Set-Cookie"))
        .startsWith("trimtab_session=")
        .contains("; Path=/", "; HTTPOnly", "; SameSite=Strict", "; Max-Age=43200")
        .doesNotContain(key, "Secure");

    HttpCalls signedIn = browser.with("Cookie", cookie(answer));
    assertThat(signedIn.get("/v1/me").json().get("tenant_id").asText()).isEqualTo("signed-in");
    assertThat(signedIn.get(SESSION).json().get("signed_in").asBoolean()).isTrue();
    assertThat(browser.get(SESSION).json().get("signed_in").asBoolean()).isFalse();
  }

  @Test
  void whatAnotherSiteSendsChangesNothing() {
    String cookie = cookie(signIn(SERVER.server().createKey("forged")));
    HttpCalls elsewhere = browser.with("Cookie", cookie);
    assertThat(elsewhere.post("/v1/outcomes/events", EVENT).status()).isEqualTo(403);
    assertThat(
            elsewhere
                .with("X-Trimtab-Dashboard", "1")
                .with("Sec-Fetch-Site", "cross-site")
                .post("/v1/outcomes/events", EVENT)
                .status())
        .isEqualTo(403);
    assertThat(browser.post(SESSION, "{\"key\": \"tt_x\"}").status()).isEqualTo(403);

    HttpCalls own =
        elsewhere.with("X-Trimtab-Dashboard", "1").with("Sec-Fetch-Site", "same-origin");
    assertThat(own.post("/v1/outcomes/events", EVENT).status()).isEqualTo(201);
    assertThat(own.get("/v1/outcomes/events").json()).hasSize(1);
  }

  @Test
  void aKeyInAHeaderNeedsNoSuchHeader() {
    String key = SERVER.server().createKey("program");
    assertThat(browser.with("X-API-Key", key).post("/v1/outcomes/events", EVENT).status())
        .isEqualTo(201);
  }

  @Test
  void aRevokedKeyEndsItsSessions() {
    HttpCalls operator = SERVER.server().as(ServerProcess.EPHEMERAL_KEY);
    String key = SERVER.server().createKey("revoked");
    HttpCalls signedIn = browser.with("Cookie", cookie(signIn(key)));
    assertThat(signedIn.get("/v1/me").status()).isEqualTo(200);

    String id = operator.get("/v1/keys?tenant_id=revoked").json().at("/0/id").asText();
    assertThat(operator.delete("/v1/keys/" + id).status()).isEqualTo(204);
    assertThat(signedIn.get("/v1/me").status()).isEqualTo(401);
    assertThat(signedIn.get(SESSION).json().get("signed_in").asBoolean()).isFalse();
  }

  @Test
  void signingOutTakesTheCookieAway() {
    String cookie = cookie(signIn(SERVER.server().createKey("leaving")));
    Answer answer = dashboard.with("Cookie", cookie).delete(SESSION);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).startsWith("trimtab_session=;").contains("Max-Age=0");
  }

  @Test
  void aWrongKeyIsRefusedAndSigningInIsAudited() {
    assertThat(signIn("tt_no_such_key").status()).isEqualTo(401);
    signIn(SERVER.server().createKey("audited"));
    HttpCalls operator = SERVER.server().as(ServerProcess.EPHEMERAL_KEY);
    assertThat(operator.get("/v1/audit?tenant_id=audited&action=session.begin").json()).hasSize(1);
  }

  @Test
  void aStreamIsReadWithTheCookie() {
    String cookie = cookie(signIn(SERVER.server().createKey("streaming")));
    assertThat(browser.with("Cookie", cookie + "x").get("/v1/outcomes/stream").status())
        .isEqualTo(401);
  }
}
