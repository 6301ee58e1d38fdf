package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.tenant.Person;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonSessionsTest {
  private static final String ISSUER = "https://idp.example.com";
  private static final Duration LIFETIME = Duration.ofHours(8);
  private static final Identity ANA =
      new Identity(
          ISSUER,
          new Person("s1", "Ana \u00c1vila", Set.of("ml", "all")),
          "ana@acme.com",
          Set.of("hd=acme.com"));

  private final FakeClock clock = new FakeClock();
  private final PersonSessions sessions = server("a secret", rule("ml", "acme"));

  private static AccessRule rule(String group, String tenant) {
    return new AccessRule(
        new AccessRule.Group(group), new TenantId(tenant), Set.of(Scope.OUTCOMES_READ));
  }

  private PersonSessions server(String secret, AccessRule... rules) {
    return new PersonSessions(
        new PersonAccess(ISSUER, List.of(rules), LIFETIME),
        TestSeals.of(secret),
        Duration.ofHours(1),
        clock);
  }

  private String signIn() {
    return sessions.cookie(sessions.begin(ANA).orElseThrow());
  }

  @Test
  void aCookieSaysWhoItIsToThisServerAlone() {
    String cookie = signIn();
    Session session = sessions.read(cookie);
    assertThat(session.identity()).isEqualTo(ANA);
    assertThat(session.principal().tenant()).isEqualTo(new TenantId("acme"));
    assertThat(session.keyId()).isNull();
    assertThat(cookie).matches("2\\.[A-Za-z0-9_-]+");
    assertThat(PersonSessions.isMeant(cookie)).isTrue();
    assertEnded(server("another", rule("ml", "acme")), cookie);
  }

  @Test
  void whatTheRulesSayNowCounts() {
    String cookie = signIn();
    assertThat(server("a secret", rule("all", "globex")).read(cookie).principal().tenant())
        .isEqualTo(new TenantId("globex"));
    assertEnded(server("a secret", rule("other", "acme")), cookie);
    assertEnded(server("a secret"), cookie);
  }

  @Test
  void anotherProviderEndsIt() {
    PersonAccess other =
        new PersonAccess("https://other.example.com", List.of(rule("ml", "acme")), LIFETIME);
    assertEnded(
        new PersonSessions(other, TestSeals.of("a secret"), Duration.ofHours(1), clock), signIn());
  }

  @Test
  void itEndsWhenNobodyUsesItAndByItsAge() {
    String idle = signIn();
    clock.advance(Duration.ofHours(1));
    assertEnded(sessions, idle);

    String used = signIn();
    for (int i = 0; i < 15; i++) {
      clock.advance(Duration.ofMinutes(30));
      used = sessions.cookie(sessions.renewed(sessions.read(used)).orElseThrow());
    }
    assertThat(sessions.kept(sessions.read(used))).isEqualTo(Duration.ofMinutes(30));
    clock.advance(Duration.ofMinutes(30));
    assertEnded(sessions, used);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.", "2.x", "2.AAAAAAAAAAAAAAAAAAAA", "2.%", "2.AAAA~AAAA"})
  void nonsenseIsNoSession(String cookie) {
    assertEnded(sessions, cookie);
  }

  @Test
  void somebodyOfAThousandGroupsKeepsThoseThatRulesAskFor() {
    Set<String> many =
        IntStream.range(0, 1_000)
            .mapToObj("0a1b2c3d-0000-0000-0000-%012d"::formatted)
            .collect(Collectors.toSet());
    many.add("zzz-ml");
    PersonSessions server = server("a secret", rule("zzz-ml", "acme"));
    Identity person = new Identity(ISSUER, new Person("s1", "Ana", many), null, Set.of());
    String cookie = server.cookie(server.begin(person).orElseThrow());
    assertThat(cookie).hasSizeLessThan(3_500);
    assertThat(server.read(cookie).principal().groups()).contains("zzz-ml").hasSizeGreaterThan(40);
  }

  private static void assertEnded(PersonSessions server, String cookie) {
    assertThatThrownBy(() -> server.read(cookie)).isInstanceOf(UnauthenticatedException.class);
  }
}
