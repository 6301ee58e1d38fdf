package dev.trimtab.server.http;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.RecorderObserver;
import dev.trimtab.outcome.RecorderSettings;
import dev.trimtab.server.auth.Authenticator;
import dev.trimtab.server.auth.UnauthenticatedException;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;

/** Stands in for the store and the accounts, so that HTTP is tested alone. */
@Alternative
@Priority(1)
public final class TestBeans {
  @Produces
  @Singleton
  MemoryOutcomeStore memory() {
    return new MemoryOutcomeStore();
  }

  @Produces
  @Singleton
  OutcomeStore store(MemoryOutcomeStore memory) {
    return memory;
  }

  @Produces
  @Singleton
  Recorder recorder(MemoryOutcomeStore memory) {
    return new Recorder(
        memory, new RecorderSettings(1, 20_000, 1L << 26, 1L << 27, 1_000), RecorderObserver.NONE);
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  EventIds ids(InstantSource clock) {
    return new EventIds(clock, new Random(1));
  }

  /** Knows a few fixed keys by their names. */
  @Produces
  @Singleton
  Authenticator authenticator() {
    return credentials ->
        switch (credentials) {
          case "acme" -> principal("acme", Scope.OUTCOMES_READ, Scope.OUTCOMES_WRITE);
          case "other" -> principal("other", Scope.OUTCOMES_READ, Scope.OUTCOMES_WRITE);
          case "acme-reader" -> principal("acme", Scope.OUTCOMES_READ);
          case "operator" -> new Principal("operator", null, Set.of(Scope.ADMIN));
          default -> throw UnauthenticatedException.refused("unknown key");
        };
  }

  private static Principal principal(String tenant, Scope... scopes) {
    return new Principal(tenant, new TenantId(tenant), Set.of(scopes));
  }
}
