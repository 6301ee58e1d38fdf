package dev.trimtab.server.auth;

import dev.trimtab.outcome.StorageException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the {@link ApiKeyIndex} up to date from one thread, and hands last uses and refused log-ins
 * to the store from another: a write that waits must not keep a revocation waiting.
 */
final class KeyUpkeep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KeyUpkeep.class);
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private static final Duration REFUSALS = Duration.ofSeconds(1);

  private final ApiKeyIndex index;
  private final Runnable refusals;
  private final Line reading = new Line("api-keys", "read");
  private final Line writing = new Line("api-key-uses", "written");

  private KeyUpkeep(ApiKeyIndex index, Runnable refusals) {
    this.index = index;
    this.refusals = refusals;
  }

  /**
   * Begins to refresh every {@code refresh}, to flush last uses every {@code flush}, and to write
   * down refused log-ins as they come.
   *
   * @param answered told each time that the store has answered
   */
  static KeyUpkeep start(
      ApiKeyIndex index, Runnable answered, Runnable refusals, Duration refresh, Duration flush) {
    KeyUpkeep upkeep = new KeyUpkeep(index, refusals);
    upkeep.writing.every(REFUSALS, refusals);
    upkeep.writing.every(flush, index::flushLastUses);
    upkeep.reading.every(
        refresh,
        () -> {
          index.refresh();
          answered.run();
        });
    return upkeep;
  }

  /** Stops, after the last uses are with the store. */
  @Override
  public void close() {
    reading.thread.shutdownNow();
    writing.thread.execute(() -> writing.attempt(index::flushLastUses));
    writing.thread.execute(() -> writing.attempt(refusals));
    writing.thread.shutdown();
    try {
      if (!writing.thread.awaitTermination(LAST_CHANCE.toMillis(), TimeUnit.MILLISECONDS)) {
        writing.thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      writing.thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Steps that come one after another, on a thread of their own. */
  private static final class Line {
    private final String done;
    private final ScheduledExecutorService thread;
    private boolean failing;

    Line(String name, String done) {
      this.done = done;
      this.thread =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name(name).daemon().factory());
    }

    void every(Duration period, Runnable step) {
      long millis = period.toMillis();
      var _ =
          thread.scheduleWithFixedDelay(() -> attempt(step), millis, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * A step that throws would end its schedule, so none may; a failure is told once, not each
     * time.
     */
    void attempt(Runnable step) {
      try {
        step.run();
        if (failing) {
          LOG.infof("The store answers again: API keys are %s", done);
        }
        failing = false;
      } catch (StorageException failure) {
        if (!failing && !thread.isShutdown()) {
          LOG.warnf("API keys cannot be %s: %s", done, failure.getMessage());
        }
        failing = true;
      } catch (RuntimeException unexpected) {
        LOG.error("Keeping the API keys up to date failed", unexpected);
      }
    }
  }
}
