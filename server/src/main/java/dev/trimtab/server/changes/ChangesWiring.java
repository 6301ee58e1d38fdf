package dev.trimtab.server.changes;

import dev.trimtab.server.config.ChangesConfig;
import dev.trimtab.server.domains.DomainRules;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Begins to watch. */
public final class ChangesWiring {
  @Produces
  @Singleton
  WatchRules watchRules(ChangesConfig config) {
    return WatchRules.of(config);
  }

  void start(@Observes StartupEvent starting, WatchRules rules, DomainRules domains) {
    rules.learn(domains);
  }
}
