package dev.trimtab.server.changes;

import dev.trimtab.change.CauseFinder;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.FindingHandler;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.config.ChangesConfig;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.server.schedule.Jobs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Starts and stops taking up what detectors found. */
public final class ChangesWiring {
  @Produces
  @Singleton
  CauseFinder causes(OutcomeStore outcomes, WatchRules rules) {
    return new CauseFinder(outcomes, rules, Labels::of);
  }

  @Produces
  @Singleton
  ChangesJob job(
      ChangeStore changes,
      CauseFinder causes,
      InstantSource clock,
      Jobs jobs,
      ChangesConfig config) {
    return ChangesJob.start(
        changes, new FindingHandler(changes, causes), clock, jobs, config.poll());
  }

  void start(@Observes StartupEvent starting, ChangesJob running) {}

  void stop(@Observes ShutdownEvent stopping, ChangesJob running) {
    running.close();
  }
}
