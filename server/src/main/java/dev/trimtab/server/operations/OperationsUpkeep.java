package dev.trimtab.server.operations;

import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.server.config.OperationsConfig;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Reports the processes of this server, notices those that fell silent, and forgets old ones and
 * silences that ended, from one thread of its own. Every node may do this; what one has done
 * another finds done.
 */
final class OperationsUpkeep implements AutoCloseable {
  /** Rows a step touches, so that nobody waits long for the writer. */
  private static final int STEP = 100;

  /** No alert is remembered for longer to be seen to. */
  private static final Duration LONGEST_ALERT = Duration.ofDays(365);

  private final RunningProcesses running;
  private final Kept kept;
  private final OperationsConfig config;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("operations").daemon().factory());

  /** What is kept for a while after it is over. */
  record Kept(
      ProcessStore processes, SilenceStore silences, AcknowledgementStore acknowledgements) {}

  OperationsUpkeep(
      RunningProcesses running, Kept kept, OperationsConfig config, InstantSource clock) {
    this.running = running;
    this.kept = kept;
    this.config = config;
    this.clock = clock;
  }

  OperationsUpkeep start(Jobs jobs) {
    Duration heartbeat = config.heartbeat();
    Duration quarter = config.silence().dividedBy(4);
    jobs.every(
        thread,
        JobPlan.of("process-reports", "says how far imports and exports are", heartbeat),
        running::report);
    jobs.every(
        thread,
        JobPlan.of(
            "process-upkeep",
            "notices processes that fell silent, and forgets old ones",
            quarter.compareTo(heartbeat) > 0 ? quarter : heartbeat),
        this::sweep);
    return this;
  }

  /** One step of each; what is left waits for the next. */
  void sweep() {
    Instant now = clock.instant();
    kept.processes().interruptSilent(now.minus(config.silence()), now, STEP);
    kept.processes().removeEnded(now.minus(config.keep()), STEP);
    kept.silences().removeEnded(now.minus(config.keep()), STEP);
    kept.acknowledgements().removeOlder(now.minus(LONGEST_ALERT), STEP);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
