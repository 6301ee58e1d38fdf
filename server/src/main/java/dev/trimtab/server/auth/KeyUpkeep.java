package dev.trimtab.server.auth;

import dev.trimtab.outcome.StorageException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the {@link ApiKeyIndex} up to date, and hands last uses and refused log-ins to the store,
 * from one thread of its own.
 */
final class KeyUpkeep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KeyUpkeep.class);
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private static final Duration REFUSALS = Duration.ofSeconds(1);

  private final ApiKeyIndex index;
  private final Runnable refusals;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("api-keys").daemon().factory());
  private boolean failing;

  private KeyUpkeep(ApiKeyIndex index, Runnable refusals) {
    this.index = index;
    this.refusals = refusals;
  }

  /**
   * Begins to refresh every {@code refresh}, to flush last uses every {@code flush}, and to write
   * down refused log-ins as they come.
   */
  static KeyUpkeep start(ApiKeyIndex index, Runnable refusals, Duration refresh, Duration flush) {
    KeyUpkeep upkeep = new KeyUpkeep(index, refusals);
    upkeep.every(REFUSALS, refusals);
    upkeep.every(refresh, index::refresh);
    upkeep.every(flush, index::flushLastUses);
    return upkeep;
  }

  /** Stops, after the last uses are with the store. */
  @Override
  public void close() {
    thread.execute(() -> attempt(index::flushLastUses));
    thread.execute(() -> attempt(refusals));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_CHANCE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void every(Duration period, Runnable step) {
    long millis = period.toMillis();
    var _ =
        thread.scheduleWithFixedDelay(() -> attempt(step), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * A step that throws would end its schedule, so none may; a failure is told once, not each time.
   */
  private void attempt(Runnable step) {
    try {
      step.run();
      if (failing) {
        LOG.info("The store answers again: API keys are up to date");
      }
      failing = false;
    } catch (StorageException failure) {
      if (!failing) {
        LOG.warnf("API keys cannot be read or written: %s", failure.getMessage());
      }
      failing = true;
    } catch (RuntimeException unexpected) {
      LOG.error("Keeping the API keys up to date failed", unexpected);
    }
  }
}
