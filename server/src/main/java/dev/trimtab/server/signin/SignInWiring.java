package dev.trimtab.server.signin;

import dev.trimtab.server.auth.CookieSeal;
import dev.trimtab.server.auth.IdTokens;
import dev.trimtab.server.auth.PersonAccess;
import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.config.LoopsConfig;
import dev.trimtab.server.config.SignInConfig;
import dev.trimtab.server.listen.BasePath;
import dev.trimtab.server.outbound.Outbound;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the parts of this room together. */
public final class SignInWiring {
  /** What is configured. */
  record Configured(Optional<OidcSettings> settings) {}

  @Produces
  @Singleton
  Configured configured(SignInConfig config, LoopsConfig loops) {
    return new Configured(OidcSettingsReader.read(config.oidc(), loops.publicUrl()));
  }

  @Produces
  @Singleton
  PersonAccess access(Configured configured) {
    return configured.settings().map(OidcSettings::access).orElse(PersonAccess.NONE);
  }

  @Produces
  @Singleton
  OidcDoor door(Configured configured, Outbound outbound, InstantSource clock) {
    return new OidcDoor(configured.settings().map(known -> signIn(known, outbound, clock)));
  }

  private static OidcSignIn signIn(OidcSettings settings, Outbound outbound, InstantSource clock) {
    Provider provider = new Provider(settings.issuer(), outbound, System::nanoTime);
    IdTokens.Audience audience =
        new IdTokens.Audience(
            settings.issuer().toString(), settings.client().id(), settings.clockSkew());
    IdTokens tokens = IdTokens.of(provider::keys, outbound, audience, clock);
    return new OidcSignIn(settings, provider, tokens, new SecureRandom(), clock);
  }

  @Produces
  @Singleton
  SignInCookie cookie(CookieSeal seal, HttpConfig http) {
    return new SignInCookie(seal, BasePath.of(http.basePath()));
  }

  @Produces
  @Singleton
  FailurePage pages(Configured configured, HttpConfig http) {
    String label = configured.settings().map(OidcSettings::label).orElse("");
    return new FailurePage(BasePath.of(http.basePath()), label, new SecureRandom());
  }

  /** Before the first request: what is wrong with the settings ends the start here. */
  void start(@Observes StartupEvent starting, OidcDoor checked) {}
}
