package dev.trimtab.server.templates;

import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.opening.SeriesFacts;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.domains.WatchRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds what reads and replays templates. */
public final class TemplatesWiring {
  @Produces
  @Singleton
  StoredTemplates templates(TemplateStore store) {
    return new StoredTemplates(store);
  }

  @Produces
  @Singleton
  SeriesFacts facts(OutcomeStore outcomes, DomainSettingsStore domains) {
    return new SeriesFacts(outcomes, domains);
  }

  @Produces
  @Singleton
  TemplateReplay replay(
      OutcomeStore outcomes, LoopStore loops, SeriesFacts facts, WatchRules rules) {
    return new TemplateReplay(outcomes, loops, facts, rules);
  }
}
