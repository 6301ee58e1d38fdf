package dev.trimtab.server.auth;

import dev.trimtab.server.config.AuthConfig;
import dev.trimtab.server.schedule.Job;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the {@link ApiKeyIndex} up to date from one thread, and hands last uses and refused log-ins
 * to the store from another: a write that waits must not keep a revocation waiting.
 */
final class KeyUpkeep implements AutoCloseable {
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private static final Duration REFUSALS = Duration.ofSeconds(1);

  private final ScheduledExecutorService reading = thread("api-keys");
  private final ScheduledExecutorService writing = thread("api-key-uses");
  private final Job refused;
  private final Job used;

  private KeyUpkeep(
      ApiKeyIndex index, Runnable answered, Runnable refusals, Jobs jobs, AuthConfig.Keys config) {
    this.refused =
        jobs.every(
            writing,
            JobPlan.of("refused-sign-ins", "writes refused sign-ins to the audit log", REFUSALS),
            refusals);
    this.used =
        jobs.every(
            writing,
            JobPlan.of("api-key-uses", "keeps when keys were used last", config.lastUseFlush()),
            index::flushLastUses);
    jobs.every(
        reading,
        JobPlan.of("api-keys", "reads the keys that others change", config.refresh()),
        () -> {
          index.refresh();
          answered.run();
        });
  }

  /**
   * Begins to refresh, to flush last uses, and to write down refused log-ins as they come.
   *
   * @param answered told each time that the store has answered
   */
  static KeyUpkeep start(
      ApiKeyIndex index, Runnable answered, Runnable refusals, Jobs jobs, AuthConfig.Keys config) {
    return new KeyUpkeep(index, answered, refusals, jobs, config);
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Stops, after the last uses are with the store. */
  @Override
  public void close() {
    reading.shutdownNow();
    writing.execute(used::run);
    writing.execute(refused::run);
    writing.shutdown();
    try {
      if (!writing.awaitTermination(LAST_CHANCE.toMillis(), TimeUnit.MILLISECONDS)) {
        writing.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      writing.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
