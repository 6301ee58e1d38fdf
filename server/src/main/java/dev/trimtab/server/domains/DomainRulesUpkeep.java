package dev.trimtab.server.domains;

import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Keeps {@link DomainRules} and {@link Wishes} up to date with what other nodes change, from a
 * thread of its own.
 */
final class DomainRulesUpkeep implements AutoCloseable {
  private final DomainRules rules;
  private final Wishes wishes;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("domain-rules").daemon().factory());

  private DomainRulesUpkeep(DomainRules rules, Wishes wishes) {
    this.rules = rules;
    this.wishes = wishes;
  }

  /** Begins to refresh every {@code period}. */
  static DomainRulesUpkeep start(DomainRules rules, Wishes wishes, Jobs jobs, Duration period) {
    DomainRulesUpkeep upkeep = new DomainRulesUpkeep(rules, wishes);
    jobs.every(
        upkeep.thread,
        JobPlan.of("domain-settings", "reads the settings of domains that others change", period),
        upkeep::refresh);
    return upkeep;
  }

  private void refresh() {
    rules.refresh();
    wishes.refresh();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
