package dev.trimtab.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.signin.Visitor.Begun;
import dev.trimtab.server.Patience;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What depends on how a server is started. */
class OidcServersIT {
  private final FakeProvider provider = new FakeProvider();
  private final Map<String, String> settings = new HashMap<>(OidcIT.settings(provider));

  @AfterEach
  void stop() {
    provider.close();
  }

  private Visitor visitor(ServerProcess server, String base) {
    return new Visitor(provider, server.uri(), base);
  }

  @Test
  void aRuleThatIsTakenAwayTakesItsAccessAtOnce() {
    Visitor ana;
    try (ServerProcess before = ServerProcess.ephemeral(settings)) {
      ana = visitor(before, "");
      assertThat(ana.signIn("ana-1", "ml-platform").status()).isEqualTo(302);
      assertThat(ana.get("/v1/me").status()).isEqualTo(200);
    }
    settings.put("TRIMTAB_SIGN_IN_OIDC_RULES_0__GROUP", "others");
    try (ServerProcess after = ServerProcess.ephemeral(settings)) {
      Visitor same = visitor(after, "");
      same.cookies().putAll(ana.cookies());
      assertThat(same.get("/v1/me").status()).isEqualTo(401);
      assertThat(same.get("/v1/session").json().get("signed_in").asBoolean()).isFalse();
    }
  }

  @Test
  void belowABasePath() {
    settings.put("TRIMTAB_HTTP_BASE_PATH", "/trimtab");
    settings.put("TRIMTAB_LOOPS_PUBLIC_URL", "https://example.com/trimtab/");
    try (ServerProcess server = ServerProcess.ephemeral(settings)) {
      Visitor ana = visitor(server, "/trimtab");
      Begun begun = ana.begin("/changes");
      assertThat(begun.asked().get("redirect_uri"))
          .isEqualTo("https://example.com/trimtab/v1/session/oidc/callback");
      Answer answer =
          ana.comeBack(begun, provider.claims("ana-1", begun.nonce(), "ml-platform"));
      assertThat(answer.header("Location")).isEqualTo("/trimtab/changes");
      assertThat(ana.get("/v1/me").status()).isEqualTo(200);
      assertThat(visitor(server, "/trimtab").signIn("x").body())
          .contains("href=\"/trimtab/v1/session/oidc/start?", "href=\"/trimtab/changes?");
    }
  }

  @Test
  void startsWithoutItsProviderAndFindsItLater() {
    provider.close();
    try (ServerProcess server = ServerProcess.ephemeral(settings)) {
      Visitor ana = visitor(server, "");
      Answer down = ana.begin("/").answer();
      assertThat(down.status()).isEqualTo(502);
      assertThat(down.body()).contains("cannot be reached").doesNotContain("127.0.0.1");
      assertThat(ana.get("/v1/session/ways").json().at("/oidc/label").asText())
          .isEqualTo("Acme & Co");
      assertThat(server.as(server.operatorKey()).get("/v1/me").status()).isEqualTo(200);
      provider.start();
      Patience.await(
          "the provider is found", () -> ana.begin("/").answer().status() == 302);
      assertThat(ana.signIn("ana-1", "ml-platform").status()).isEqualTo(302);
    }
  }

  @Test
  void withoutAProviderThereIsNoSuchWay() {
    try (ServerProcess server = ServerProcess.ephemeral(Map.of())) {
      assertThat(server.anonymously().get("/v1/session/oidc/start").status()).isEqualTo(404);
      assertThat(server.anonymously().get("/v1/session/oidc/callback").status()).isEqualTo(404);
      assertThat(server.anonymously().get("/v1/session/ways").json().path("oidc").isObject())
          .isFalse();
    }
  }

  @Test
  void faultySettingsEndTheStartInOneLine() {
    settings.put("TRIMTAB_SIGN_IN_OIDC_RULES_0__SCOPES", "outcomes:reed");
    settings.put("TRIMTAB_SIGN_IN_OIDC_SCOPES", "email");
    ServerProcess.Failure failure = ServerProcess.fail(settings, "--ephemeral");
    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.output())
        .contains("trimtab.sign-in.oidc.rules[0].scopes must be among admin")
        .contains("; trimtab.sign-in.oidc.scopes must have openid among them")
        .doesNotContain("\tat ");
  }
}
