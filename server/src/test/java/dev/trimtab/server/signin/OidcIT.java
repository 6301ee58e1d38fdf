package dev.trimtab.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.auth.IssuerKey;
import dev.trimtab.server.signin.Visitor.Begun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by a provider, on the wire; the test is the browser, and the provider as well. */
class OidcIT {
  private static final FakeProvider PROVIDER = new FakeProvider();
  private static final IssuerKey FIRST_KEY = PROVIDER.key;
  private static final String EVENT =
      """
      {"domain": "bot", "event_type": "answer", "metric_type": "success_rate", "value": 1}""";

  @RegisterExtension static final ServerExtension SERVER = server(PROVIDER);

  private final Visitor ana = visitor();

  static ServerExtension server(FakeProvider provider) {
    ServerExtension server = new ServerExtension();
    settings(provider).forEach(server::with);
    return server;
  }

  static Map<String, String> settings(FakeProvider provider) {
    String oidc = "TRIMTAB_SIGN_IN_OIDC_";
    return Map.ofEntries(
        Map.entry("TRIMTAB_HTTP_TRUSTED_PROXIES", "127.0.0.1"),
        Map.entry("TRIMTAB_LOOPS_PUBLIC_URL", "https://trimtab.example.com"),
        Map.entry("TRIMTAB_OUTBOUND_BREAKER_PAUSE", "100ms"),
        Map.entry("TRIMTAB_AUTH_SESSION_SECRET", "a secret that all servers of the test share"),
        Map.entry(oidc + "ISSUER", provider.issuer()),
        Map.entry(oidc + "CLIENT_ID", FakeProvider.CLIENT),
        Map.entry(oidc + "CLIENT_SECRET", FakeProvider.SECRET),
        Map.entry(oidc + "LABEL", "Acme & Co"),
        Map.entry(oidc + "RULES_0__GROUP", "ml-platform"),
        Map.entry(oidc + "RULES_0__TENANT", "acme"),
        Map.entry(oidc + "RULES_0__SCOPES", "outcomes:read,outcomes:write"),
        Map.entry(oidc + "RULES_1__GROUP", "admins"),
        Map.entry(oidc + "RULES_1__TENANT", "acme"),
        Map.entry(oidc + "RULES_1__SCOPES", "admin"));
  }

  private static Visitor visitor() {
    return new Visitor(PROVIDER, SERVER.server().uri(), "");
  }

  @AfterEach
  void mend() {
    PROVIDER.tokenStatus = 200;
    PROVIDER.key = FIRST_KEY;
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @Test
  void aBrowserIsSentToTheProviderWithWhatTiesItToIt() {
    Begun begun = ana.begin("/changes");
    assertThat(begun.answer().status()).isEqualTo(302);
    assertThat(begun.answer().header("Location"))
        .startsWith(PROVIDER.issuer() + "/authorize?kind=test&");
    assertThat(begun.asked())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", FakeProvider.CLIENT)
        .containsEntry(
            "redirect_uri", "https://trimtab.example.com/v1/session/oidc/callback")
        .containsEntry("scope", "openid profile email")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(begun.answer().header("Set-Cookie"))
        .startsWith("__Host-trimtab_sign_in=")
        .contains("Path=/;", "HTTPOnly", "SameSite=Lax", "Max-Age=600", "Secure")
        .doesNotContain(begun.asked().get("state"), begun.nonce());
  }

  @Test
  void aPersonSignsInAndSeesTheirTenantAlone() {
    String acme = SERVER.server().createKey("acme");
    String other = SERVER.server().createKey("other");
    SERVER.server().as(acme).post("/v1/outcomes/events", EVENT);
    SERVER.server().as(other).post("/v1/outcomes/events", EVENT.replace("bot", "secret-bot"));

    Answer answer = ana.signIn("ana-1", "ml-platform", "readers");
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/changes?domain=a%20b");
    assertThat(ana.cookies()).containsOnlyKeys("trimtab_session");

    JsonNode me = ana.get("/v1/me").json();
    assertThat(me.get("tenant_id").asText()).isEqualTo("acme");
    assertThat(me.get("name").asText()).isEqualTo("Ana <b>Silva</b>");
    assertThat(me.at("/person/subject").asText()).isEqualTo("ana-1");
    assertThat(me.at("/person/groups").toString()).isEqualTo("[\"ml-platform\",\"readers\"]");
    assertThat(me.get("scopes").toString()).isEqualTo("[\"outcomes:read\",\"outcomes:write\"]");
    assertThat(ana.get("/v1/outcomes/events").body()).contains("bot").doesNotContain("secret-bot");
    assertThat(ana.get("/v1/outcomes/events?tenant_id=other").status()).isEqualTo(403);
    assertThat(ana.get("/v1/session").json().get("ends_at").asText()).isNotBlank();
  }

  @Test
  void theLogNamesThePersonNotAKey() {
    ana.signIn("ana-admin", "admins");
    Answer made =
        ana.dashboard()
            .post("/v1/keys", "{\"name\": \"made-by-ana\", \"scopes\": [\"outcomes:read\"]}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    JsonNode entry = ana.get("/v1/audit?action=key.create").json().get(0);
    assertThat(entry.get("actor").asText()).isEqualTo("Ana <b>Silva</b> (ana-admin)");
    assertThat(entry.path("key_id").isNull() || entry.path("key_id").isMissingNode()).isTrue();
    assertThat(ana.get("/v1/audit?action=session.begin").json().findValuesAsText("subject"))
        .contains("ana-admin");
  }

  @Test
  void whomNoRuleFitsIsToldWhatToAskFor() {
    Answer answer = ana.signIn("stranger", "visitors");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.body())
        .contains("signed in at Acme &amp; Co as Ana &lt;b&gt;Silva&lt;/b&gt;")
        .contains("your groups are visitors", "Sign in with Acme &amp; Co", "Use an API key")
        .containsPattern("under [0-9a-f-]{36}")
        .doesNotContain("<b>");
    assertThat(ana.cookies()).isEmpty();
    assertThat(ana.get("/v1/me").status()).isEqualTo(401);
  }

  @Test
  void anAnswerToAnotherSignInIsRefused() {
    Begun begun = ana.begin("/");
    String code = "code=" + PROVIDER.code(begun.asked(), PROVIDER.claims("m", begun.nonce()));
    assertRefused(ana.comeBack(code, "x" + begun.asked().get("state")), "another sign-in");
    assertRefused(ana.comeBack(code, begun.asked().get("state")), "ended already");
  }

  @Test
  void aStrangersAnswerSignsNobodyIn() {
    Visitor mallory = visitor();
    Begun hers = mallory.begin("/");
    String code =
        "code=" + PROVIDER.code(hers.asked(), PROVIDER.claims("m", hers.nonce(), "ml-platform"));
    assertRefused(ana.comeBack(code, hers.asked().get("state")), "began in another browser");
    ana.begin("/");
    assertRefused(ana.comeBack(code, hers.asked().get("state")), "another sign-in");
    assertThat(ana.get("/v1/me").status()).isEqualTo(401);
  }

  @Test
  void anAnswerCountsOnce() {
    Begun begun = ana.begin("/");
    Map<String, String> kept = Map.copyOf(ana.cookies());
    String code =
        "code=" + PROVIDER.code(begun.asked(), PROVIDER.claims("a", begun.nonce(), "ml-platform"));
    assertThat(ana.comeBack(code, begun.asked().get("state")).status()).isEqualTo(302);
    assertRefused(ana.comeBack(code, begun.asked().get("state")), "ended already");
    ana.cookies().putAll(kept);
    assertRefused(ana.comeBack(code, begun.asked().get("state")), "invalid_grant");
  }

  static Stream<BiFunction<ObjectNode, Instant, ObjectNode>> badClaims() {
    return Stream.of(
        (claims, now) -> claims.put("nonce", "another"),
        (claims, now) -> claims.without(List.of("nonce")),
        (claims, now) -> claims.put("exp", now.minusSeconds(10).getEpochSecond()),
        (claims, now) -> claims.without(List.of("exp")),
        (claims, now) -> claims.put("iat", now.plusSeconds(60).getEpochSecond()),
        (claims, now) -> claims.without(List.of("iat")),
        (claims, now) -> claims.put("iss", "http://127.0.0.1:1/realm"),
        (claims, now) -> claims.put("aud", "another"),
        (claims, now) -> claims.put("azp", "another"),
        (claims, now) -> {
          claims.putArray("aud").add(FakeProvider.CLIENT).add("another");
          return claims;
        },
        (claims, now) -> claims.without(List.of("sub")),
        (claims, now) -> claims.put("sub", "a\nb"));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void aTokenThatSaysTheWrongThingIsRefused(BiFunction<ObjectNode, Instant, ObjectNode> wrong) {
    Begun begun = ana.begin("/");
    ObjectNode claims = PROVIDER.claims("ana-1", begun.nonce(), "ml-platform");
    Answer answer = ana.comeBack(begun, wrong.apply(claims, Instant.now()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(ana.cookies()).isEmpty();
  }

  static Stream<UnaryOperator<String>> badSignatures() {
    IssuerKey forged = IssuerKey.of("k1", "RS256");
    IssuerKey unknown = IssuerKey.of("never-shown", "RS256");
    return Stream.of(
        forged::signed,
        unknown::signed,
        json -> PROVIDER.key.signed(json).replaceFirst("[^.]+$", ""),
        json -> PROVIDER.key.signed(json).replaceFirst("^[^.]+", "e30"),
        json -> "nonsense");
  }

  @ParameterizedTest
  @MethodSource("badSignatures")
  void aTokenThatTheProviderHasNotSignedIsRefused(UnaryOperator<String> signature) {
    Begun begun = ana.begin("/");
    ObjectNode claims = PROVIDER.claims("ana-1", begun.nonce(), "ml-platform");
    String code = PROVIDER.code(begun.asked(), new FakeProvider.Signed(claims, signature));
    Answer answer = ana.comeBack("code=" + code, begun.asked().get("state"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(ana.cookies()).isEmpty();
  }

  @Test
  void aRotatedKeyIsFoundAtOnce() {
    assertThat(ana.signIn("ana-1", "ml-platform").status()).isEqualTo(302);
    PROVIDER.key = IssuerKey.of("k2", "ES256");
    assertThat(visitor().signIn("ana-1", "ml-platform").status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "//evil.example", "/\\evil.example", "/../x", "/v1/keys"})
  void nobodyIsSentElsewhere(String path) {
    Begun begun = ana.begin(path);
    assertThat(begun.answer().status()).isEqualTo(422);
    assertThat(begun.answer().header("Location")).isNull();
    assertThat(begun.answer().body()).contains("a path of the dashboard");
  }

  @Test
  void whatTheProviderRefusesIsTold() {
    Begun begun = ana.begin("/loops");
    Answer answer =
        ana.comeBack(
            "error=access_denied&error_description=%3Cscript%3Eno", begun.asked().get("state"));
    assertRefused(answer, "access_denied (&lt;script&gt;no)");
    assertThat(answer.body()).contains("start?return=%2Floops").doesNotContain("<script>");
  }

  @Test
  void anAnswerOfAnotherProviderIsRefused() {
    Begun begun = ana.begin("/");
    String code = "code=" + PROVIDER.code(begun.asked(), PROVIDER.claims("a", begun.nonce()));
    String state = begun.asked().get("state");
    assertRefused(ana.comeBack(code + "&iss=https://evil.example", state), "not from Acme");
  }

  @Test
  void nonsenseIsNoFaultOfTheServer() {
    for (String query :
        List.of("", "?state=a&state=b", "?code=%00&state=%ff", "?error=%0a", "?iss=x&x=y")) {
      assertThat(visitor().get("/v1/session/oidc/callback" + query).status())
          .as(query)
          .isBetween(400, 499);
    }
  }

  @Test
  void groupsMayBeToldElsewhere() {
    Begun begun = ana.begin("/");
    PROVIDER.userInfo = PROVIDER.claims("ana-elsewhere", "", "ml-platform");
    ObjectNode claims = PROVIDER.claims("ana-elsewhere", begun.nonce()).without("groups");
    assertThat(ana.comeBack(begun, claims).status()).isEqualTo(302);

    Begun others = ana.begin("/");
    ObjectNode another = PROVIDER.claims("bob", others.nonce()).without("groups");
    assertRefused(ana.comeBack(others, another), "does not say who you are");
  }

  @Test
  void aProviderThatIsDownLeavesKeysAsTheyAre() {
    PROVIDER.tokenStatus = 503;
    Answer answer = ana.signIn("ana-1", "ml-platform");
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body()).contains("Acme &amp; Co cannot be reached", "an API key works");
    assertThat(
            ana.dashboard()
                .post("/v1/session", "{\"key\": \"" + SERVER.server().createKey("acme") + "\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void guessesAreHeldBack() {
    for (int i = 0; i < 10; i++) {
      assertThat(ana.comeBack("code=x", "guess").status()).isEqualTo(400);
    }
    assertThat(ana.comeBack("code=x", "guess").status()).isEqualTo(429);
    assertThat(visitor().signIn("ana-1", "ml-platform").status()).isEqualTo(302);
  }

  @Test
  void programsGetAProblem() {
    Answer answer =
        SERVER.server().anonymously().get("/v1/session/oidc/callback?code=x&state=y");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("type").asText()).isEqualTo("urn:trimtab:problem:sign-in-failed");
  }

  @Test
  void theDashboardIsToldOfIt() {
    ana.begin("/");
    JsonNode way = SERVER.server().anonymously().get("/v1/session/ways").json().get("oidc");
    assertThat(way.get("label").asText()).isEqualTo("Acme & Co");
    assertThat(way.get("sign_out_url").asText())
        .isEqualTo(PROVIDER.issuer() + "/logout?client_id=trimtab+test");
  }

  private static void assertRefused(Answer answer, String why) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("trimtab_session=2"));
  }
}
