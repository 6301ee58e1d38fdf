package dev.trimtab.server.domains;

import dev.trimtab.outcome.StorageException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps {@link DomainRules} and {@link Wishes} up to date with what other nodes change, from a
 * thread of its own.
 */
final class DomainRulesUpkeep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DomainRulesUpkeep.class);

  private final DomainRules rules;
  private final Wishes wishes;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("domain-rules").daemon().factory());
  private boolean failing;

  private DomainRulesUpkeep(DomainRules rules, Wishes wishes) {
    this.rules = rules;
    this.wishes = wishes;
  }

  /** Begins to refresh every {@code period}. */
  static DomainRulesUpkeep start(DomainRules rules, Wishes wishes, Duration period) {
    DomainRulesUpkeep upkeep = new DomainRulesUpkeep(rules, wishes);
    long millis = period.toMillis();
    var _ =
        upkeep.thread.scheduleWithFixedDelay(
            upkeep::refresh, millis, millis, TimeUnit.MILLISECONDS);
    return upkeep;
  }

  /** A step that throws would end its schedule; a failure is told once, not each time. */
  private void refresh() {
    try {
      rules.refresh();
      wishes.refresh();
      failing = false;
    } catch (StorageException failure) {
      if (!failing) {
        LOG.warnf("Settings of domains cannot be read: %s", failure.getMessage());
      }
      failing = true;
    } catch (RuntimeException unexpected) {
      LOG.error("Keeping the settings of domains up to date failed", unexpected);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
