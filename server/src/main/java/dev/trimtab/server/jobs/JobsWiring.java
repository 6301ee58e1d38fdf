package dev.trimtab.server.jobs;

import dev.trimtab.retention.KeepingRules;
import dev.trimtab.retention.SweepSettings;
import dev.trimtab.retention.Sweeper;
import dev.trimtab.server.config.RetentionConfig;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.server.wiring.StoreSite;
import dev.trimtab.storage.Storage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Starts and stops what runs beside the requests. */
public final class JobsWiring {
  /** The data folder belongs to one process, which holds its own lease again after a restart. */
  private static final String ALONE = "embedded";

  private static final Duration SHORTEST_REST = Duration.ofMillis(5);

  /** However slow the disk is, removing goes on. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private static final int RESTS = 2;

  @Produces
  @Singleton
  KeepingRules rules(RetentionConfig config) {
    return new KeepingRules(config.rawDays(), config.minuteDays(), config.rollupDays());
  }

  @Produces
  @Singleton
  KeepingJob keeping(
      Storage storage,
      KeepingRules rules,
      RetentionConfig config,
      StoreSite site,
      Jobs jobs,
      InstantSource clock) {
    SweepSettings settings = new SweepSettings(holder(site), config.stepRows());
    Sweeper sweeper =
        new Sweeper(
            storage.tenants(),
            storage.retention(),
            rules,
            settings,
            clock,
            step -> Thread.sleep(rest(step)));
    return KeepingJob.start(sweeper, () -> storage.upkeep(clock.instant()), jobs, config.every());
  }

  void start(@Observes StartupEvent starting, KeepingJob running) {}

  void stop(@Observes ShutdownEvent stopping, KeepingJob running) {
    running.close();
  }

  /**
   * Nodes that share a store are told apart, and take the lease of one that is gone when it ends.
   */
  private static String holder(StoreSite site) {
    return site.isShared() ? "node-" + UUID.randomUUID() : ALONE;
  }

  private static Duration rest(Duration step) {
    Duration rest = step.multipliedBy(RESTS);
    if (rest.compareTo(SHORTEST_REST) < 0) {
      return SHORTEST_REST;
    }
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }
}
