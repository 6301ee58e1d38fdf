package dev.trimtab.server.auth;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.server.config.AuthConfig;
import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.config.LimitsConfig;
import dev.trimtab.server.health.StoreOutage;
import dev.trimtab.server.listen.BasePath;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.server.wiring.DataFolder;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.server.wiring.StoreSite;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.AuditLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the parts of this room together, and starts and stops what runs beside the requests. */
public final class AuthWiring {
  @Produces
  @Singleton
  ApiKeyIndex index(ApiKeyStore store, StoreSite site, AuthConfig config, InstantSource clock) {
    ApiKeyIndex index =
        new ApiKeyIndex(
            store, clock, System::nanoTime, site.isShared() ? config.keys().maxAge() : null);
    index.refresh();
    return index;
  }

  @Produces
  @Singleton
  KeyUpkeep upkeep(
      ApiKeyIndex index,
      RefusedLogins refused,
      AuditLog audit,
      StoreOutage outage,
      InstantSource clock,
      Jobs jobs,
      AuthConfig config) {
    AuditAuthor server = AuditAuthor.server(clock);
    return KeyUpkeep.start(
        index,
        outage::answered,
        () -> refused.due(server).forEach(audit::add),
        jobs,
        config.keys());
  }

  @Produces
  @Singleton
  RefusedLogins refusedLogins() {
    return new RefusedLogins(System::nanoTime);
  }

  /** Behind a proxy, as below. */
  @Produces
  @ApplicationScoped
  Sessions sessions(CookieSessions sessions) {
    return sessions;
  }

  @Produces
  @Singleton
  @Typed(CookieSessions.class)
  CookieSessions cookieSessions(SignedSessions signed, PersonSessions persons, HttpConfig http) {
    return new CookieSessions(signed, persons, BasePath.of(http.basePath()));
  }

  @Produces
  @Singleton
  SignedSessions signedSessions(
      ApiKeyIndex keys,
      AuthConfig config,
      CookieSecret secret,
      SignInThrottle throttle,
      InstantSource clock) {
    AuthConfig.Session session = config.session();
    return new SignedSessions(
        keys,
        new SessionSeal(secret.bytes()),
        throttle,
        clock,
        new SessionLimits(session.idle(), session.lifetime()));
  }

  @Produces
  @Singleton
  PersonSessions personSessions(
      PersonAccess access, CookieSeal seal, AuthConfig config, InstantSource clock) {
    return new PersonSessions(access, seal, config.session().idle(), clock);
  }

  @Produces
  @Singleton
  CookieSeal cookieSeal(CookieSecret secret) {
    return new CookieSeal(secret.bytes());
  }

  /** What all cookies are made with. */
  record CookieSecret(byte[] bytes) {}

  @Produces
  @Singleton
  CookieSecret cookieSecret(AuthConfig config, DataFolder folder) {
    return new CookieSecret(SessionSecret.of(config.session().secret(), folder.path()));
  }

  @Produces
  @Singleton
  SignInThrottle signInThrottle() {
    return new SignInThrottle(System::nanoTime);
  }

  /** Behind a proxy: filters are made when the program is built, before there is configuration. */
  @Produces
  @ApplicationScoped
  Authenticator authenticator(KeyOrTokenAuthenticator keyOrToken) {
    return keyOrToken;
  }

  @Produces
  @Singleton
  @Typed(KeyOrTokenAuthenticator.class)
  KeyOrTokenAuthenticator keyOrToken(
      ApiKeyIndex keys, TokenKeys tokenKeys, AuthConfig config, InstantSource clock) {
    if (tokenKeys.isEmpty()) {
      return new KeyOrTokenAuthenticator(keys, Optional.empty());
    }
    AuthConfig.Jwt jwt = config.jwt();
    TokenRules rules = new TokenRules(jwt.issuer(), jwt.audience(), jwt.clockSkew());
    TokenVerifier verifier = new TokenVerifier(tokenKeys, rules, clock);
    return new KeyOrTokenAuthenticator(keys, Optional.of(new TokenCache(verifier, clock)));
  }

  @Produces
  @Singleton
  TokenKeys tokenKeys(AuthConfig config, IssuerUpkeep upkeep) {
    return new TokenKeys(config.jwt().secret().map(TokenKeys::secret), upkeep.keys());
  }

  @Produces
  @Singleton
  IssuerUpkeep issuerUpkeep(AuthConfig config, Outbound outbound, Jobs jobs) {
    AuthConfig.Jwt jwt = config.jwt();
    return jwt.jwksUrl()
        .map(url -> KeySetUrl.of(url, outbound))
        .map(source -> IssuerUpkeep.start(source, jwt.jwksCoolDown(), jwt.jwksRefresh(), jobs))
        .orElseGet(IssuerUpkeep::ofNobody);
  }

  @Produces
  @Singleton
  ApiKeys keys(
      ApiKeyStore store,
      ApiKeyIndex index,
      DataFolder folder,
      InstantSource clock,
      EventIds ids,
      LimitsConfig limits) {
    AdminKeyFile file = new AdminKeyFile(folder.path());
    return new ApiKeys(store, index, file, clock, ids, limits.keysPerTenant());
  }

  /** Finds the operator's key, or makes it. */
  @Produces
  @Singleton
  OperatorKey.State operatorKey(
      ApiKeyStore store,
      ApiKeyIndex index,
      DataFolder folder,
      InstantSource clock,
      EventIds ids,
      AuthConfig config) {
    AdminKeyFile file = new AdminKeyFile(folder.path());
    OperatorKey key = new OperatorKey(store, index, file, clock, ids);
    try {
      if (config.newAdminKey()) {
        return key.make(KeySecret.random());
      }
      return key.ensure(folder.isTemporary() ? () -> KeySecret.EPHEMERAL : KeySecret::random);
    } catch (IOException unwritable) {
      throw new StartFailure(
          "the operator's key cannot be kept in " + file.path() + ": " + unwritable.getMessage(),
          unwritable);
    }
  }

  /** Before the first request: what is wrong with the configuration ends the start here. */
  void start(
      @Observes StartupEvent starting,
      KeyOrTokenAuthenticator checked,
      SignedSessions sessions,
      OperatorKey.State made,
      KeyUpkeep running) {}

  void stop(@Observes ShutdownEvent stopping, KeyUpkeep running, IssuerUpkeep issuer) {
    issuer.close();
    running.close();
  }
}
