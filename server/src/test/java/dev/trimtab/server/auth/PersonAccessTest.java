package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.tenant.Person;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonAccessTest {
  private static final String ISSUER = "https://idp.example.com";
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");

  private final PersonAccess access =
      new PersonAccess(
          ISSUER,
          List.of(
              new AccessRule(new AccessRule.Group("ml"), ACME, Set.of(Scope.OUTCOMES_READ)),
              new AccessRule(new AccessRule.Group("sre"), GLOBEX, Set.of(Scope.ADMIN)),
              new AccessRule(
                  new AccessRule.Email("@acme.com"), ACME, Set.of(Scope.IMPROVEMENTS_READ)),
              new AccessRule(
                  new AccessRule.Email("Root@acme.com"), null, Set.of(Scope.OPERATIONS_READ)),
              new AccessRule(
                  new AccessRule.Claim("hd", "acme.com"), ACME, Set.of(Scope.OPERATIONS_CONTROL))),
          Duration.ofHours(1));

  private static Identity somebody(String email, String... groups) {
    return new Identity(ISSUER, new Person("s1", "Ana", Set.of(groups)), email, Set.of());
  }

  @Test
  void theFirstRuleSaysTheTenantAndTheOthersOfItAddScopes() {
    Principal principal = access.of(somebody("ana@acme.com", "sre", "ml")).orElseThrow();
    assertThat(principal.tenant()).isEqualTo(ACME);
    assertThat(principal.scopes())
        .as("nothing of another tenant's rule")
        .containsExactlyInAnyOrder(Scope.OUTCOMES_READ, Scope.IMPROVEMENTS_READ);
    assertThat(principal.groups()).containsExactlyInAnyOrder("sre", "ml");
    assertThat(principal.name()).isEqualTo("Ana");
    assertThat(principal.fullName()).isEqualTo("Ana (s1)");
    assertThat(principal.keyId()).isNull();
  }

  @Test
  void whomNoRuleFitsGetsNothing() {
    assertThat(access.of(somebody(null))).isEmpty();
    assertThat(access.of(somebody(null, "ML", "m", "mlx"))).isEmpty();
    assertThat(access.of(somebody("ana@acme.com.evil.example"))).isEmpty();
    assertThat(access.of(somebody("ana@notacme.com"))).isEmpty();
    assertThat(access.of(somebody("ana@sub.acme.com"))).isEmpty();
    assertThat(PersonAccess.NONE.of(somebody("ana@acme.com", "ml"))).isEmpty();
  }

  @Test
  void anAddressOfOneIsThatOfNobodyElse() {
    assertThat(access.of(somebody("root@acme.com")).orElseThrow().tenant())
        .as("the rule of the domain comes first")
        .isEqualTo(ACME);
    PersonAccess last = new PersonAccess(ISSUER, access.rules().subList(3, 4), Duration.ofHours(1));
    assertThat(last.of(somebody("root@acme.com")).orElseThrow().isOperator()).isTrue();
    assertThat(last.of(somebody("xroot@acme.com"))).isEmpty();
  }

  @Test
  void aClaimFitsByItsValue() {
    Person person = new Person("s1", "Ana", Set.of());
    assertThat(access.of(new Identity(ISSUER, person, null, Set.of("hd=acme.com")))).isPresent();
    assertThat(access.of(new Identity(ISSUER, person, null, Set.of("hd=acme.co")))).isEmpty();
  }

  @Test
  void anotherProvidersWordDoesNotCount() {
    Person person = new Person("s1", "Ana", Set.of("ml"));
    assertThat(access.of(new Identity("https://other.example.com", person, null, Set.of())))
        .isEmpty();
  }
}
