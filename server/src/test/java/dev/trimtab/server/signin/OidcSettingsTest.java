package dev.trimtab.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.server.auth.AccessRule;
import dev.trimtab.server.config.Defaults;
import dev.trimtab.server.config.SignInConfig;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcSettingsTest {
  private static final Optional<URI> HERE = Optional.of(URI.create("https://t.example.com/base/"));

  private final Map<String, String> set =
      new HashMap<>(
          Map.of(
              "issuer", "https://idp.example.com/realms/main",
              "client-id", "trimtab",
              "rules[0].group", "ml-platform",
              "rules[0].tenant", "acme",
              "rules[0].scopes", "outcomes:read,improvements:approve"));

  private Optional<OidcSettings> read(Optional<URI> publicUrl) {
    Map<String, String> prefixed = new HashMap<>();
    set.forEach((key, value) -> prefixed.put("trimtab.sign-in.oidc." + key, value));
    return OidcSettingsReader.read(Defaults.with(SignInConfig.class, prefixed).oidc(), publicUrl);
  }

  @Test
  void whatIsNotSetIsNotThere() {
    set.clear();
    assertThat(read(Optional.empty())).isEmpty();
  }

  @Test
  void aProviderWithARule() {
    OidcSettings settings = read(HERE).orElseThrow();
    assertThat(settings.redirect())
        .hasToString("https://t.example.com/base/v1/session/oidc/callback");
    assertThat(settings.label()).isEqualTo("idp.example.com");
    assertThat(settings.client().secret()).as("a public client").isEmpty();
    assertThat(settings.access().rules())
        .containsExactly(
            new AccessRule(
                new AccessRule.Group("ml-platform"),
                new TenantId("acme"),
                Set.of(Scope.OUTCOMES_READ, Scope.IMPROVEMENTS_APPROVE)));
  }

  @Test
  void rulesOfEachKind() {
    set.putAll(
        Map.of(
            "rules[1].email", "@Example.com",
            "rules[1].tenant", "*",
            "rules[1].scopes", "admin",
            "rules[2].claim", "hd=example.com",
            "rules[2].tenant", "acme",
            "rules[2].scopes", "outcomes:read"));
    OidcSettings settings = read(HERE).orElseThrow();
    assertThat(settings.access().rules().get(1))
        .isEqualTo(
            new AccessRule(new AccessRule.Email("@example.com"), null, Set.of(Scope.ADMIN)));
    assertThat(settings.claimsAsked()).containsExactly("hd");
  }

  @Test
  void aSecretInAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
    set.put("client-secret-file", file.toString());
    assertThat(read(HERE).orElseThrow().client().secret()).contains("s3cret");
    assertThat(read(HERE)).asString().doesNotContain("s3cret");
  }

  @Test
  void everyFaultIsNamed() {
    set.clear();
    set.putAll(
        Map.of(
            "issuer", "idp.example.com",
            "client-secret", "a",
            "client-secret-file", "/no/such/file",
            "scopes", "profile",
            "lifetime", "0s",
            "rules[0].group", "a",
            "rules[0].email", "b@c",
            "rules[1].claim", "hd",
            "rules[1].tenant", "acme",
            "rules[1].scopes", "outcomes:reed"));
    assertFaults(
        Optional.empty(),
        ".issuer must be an https URL, or http on this machine; it is idp.example.com",
        ".client-id is needed",
        ".client-secret and client-secret-file say the same",
        ".scopes must have openid",
        ".lifetime must be",
        "trimtab.loops.public-url is needed",
        ".rules[0] must have one of group, email and claim",
        ".rules[0].tenant must not be blank",
        ".rules[0].scopes is needed",
        ".rules[1].claim must be a claim and its value, as in hd=example.com; it is hd",
        ".rules[1].scopes must be among admin, outcomes:read");
  }

  @Test
  void anAddressIsNoPlainClaim() {
    set.remove("rules[0].group");
    set.put("rules[0].claim", "email=ana@example.com");
    assertFaults(HERE, ".rules[0].claim must not be the address");
    set.remove("rules[0].claim");
    set.put("rules[0].email", "ana");
    assertFaults(HERE, ".rules[0].email must be an address, or @ and a domain; it is ana");
  }

  @Test
  void halfOfItIsAFault() {
    set.remove("issuer");
    assertFaults(HERE, ".issuer is needed");
    set.clear();
    set.put("issuer", "https://idp.example.com");
    set.put("client-id", "trimtab");
    assertFaults(HERE, ".rules[0] is needed: without a rule nobody gets in");
  }

  private void assertFaults(Optional<URI> publicUrl, String... faults) {
    assertThatThrownBy(() -> read(publicUrl))
        .isInstanceOf(StartFailure.class)
        .message()
        .contains(List.of(faults))
        .doesNotContain("\n");
  }
}
