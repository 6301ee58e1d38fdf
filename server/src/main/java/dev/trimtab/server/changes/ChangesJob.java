package dev.trimtab.server.changes;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.change.FindingHandler;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes up what detectors found, from a thread of its own. Every node may do this: what one has
 * taken up another finds done.
 */
final class ChangesJob implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ChangesJob.class);
  private static final int AT_ONCE = 100;
  private static final Duration LAST_ONE = Duration.ofSeconds(5);

  private final ChangeStore changes;
  private final FindingHandler handler;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("changes").daemon().factory());

  private ChangesJob(ChangeStore changes, FindingHandler handler, InstantSource clock) {
    this.changes = changes;
    this.handler = handler;
    this.clock = clock;
  }

  /** Begins to look for findings {@code every} so often. */
  static ChangesJob start(
      ChangeStore changes, FindingHandler handler, InstantSource clock, Jobs jobs, Duration every) {
    ChangesJob job = new ChangesJob(changes, handler, clock);
    jobs.every(
        job.thread,
        JobPlan.of("findings", "dates what detectors found, and looks for causes", every),
        job::takeUpAll);
    return job;
  }

  /** Until nothing waits but what failed. */
  private void takeUpAll() {
    Set<TenantId> failed = new HashSet<>();
    int taken;
    do {
      taken = 0;
      for (Found found : changes.waiting(AT_ONCE)) {
        if (!failed.contains(found.tenant()) && !thread.isShutdown()) {
          taken += takeUp(found, failed) ? 1 : 0;
        }
      }
    } while (taken > 0);
  }

  /**
   * One that fails keeps the later ones of its tenant waiting, whose order counts; nobody's else.
   */
  private boolean takeUp(Found found, Set<TenantId> failed) {
    try {
      handler.handle(found, clock.instant());
      return true;
    } catch (StorageException failure) {
      failed.add(found.tenant());
      if (failure.kind() != StorageException.Kind.GONE) {
        throw failure;
      }
    } catch (RuntimeException unexpected) {
      failed.add(found.tenant());
      LOG.errorf(
          unexpected,
          "What was found as %s of tenant %s cannot be taken up",
          found.id(),
          found.tenant().value());
    }
    return false;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_ONE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
