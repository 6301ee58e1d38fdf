package dev.trimtab.server.domains;

import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.server.config.ChangesConfig;
import dev.trimtab.server.config.DomainsConfig;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.tenant.TenantStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the rules before the first request, and keeps them up to date until the end. */
public final class DomainRulesWiring {
  @Produces
  @Singleton
  DomainRules rules(DomainSettingsStore store) {
    DomainRules rules = new DomainRules(store);
    rules.refresh();
    return rules;
  }

  @Produces
  @Singleton
  Wishes wishes(TenantStore tenants, DomainSettingsStore domains) {
    Wishes wishes = new Wishes(tenants, domains);
    wishes.refresh();
    return wishes;
  }

  @Produces
  @Singleton
  DomainRulesUpkeep upkeep(DomainRules rules, Wishes wishes, Jobs jobs, DomainsConfig config) {
    return DomainRulesUpkeep.start(rules, wishes, jobs, config.refresh());
  }

  @Produces
  @Singleton
  WatchRules watchRules(ChangesConfig config) {
    return WatchRules.of(config);
  }

  void start(
      @Observes StartupEvent starting,
      DomainRulesUpkeep running,
      WatchRules watching,
      DomainRules domains,
      Wishes wishes) {
    watching.learn(domains, wishes);
  }

  void stop(@Observes ShutdownEvent stopping, DomainRulesUpkeep running) {
    running.close();
  }
}
