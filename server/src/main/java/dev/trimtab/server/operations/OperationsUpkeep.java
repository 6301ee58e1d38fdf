package dev.trimtab.server.operations;

import dev.trimtab.operations.AcknowledgementStore;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.config.OperationsConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reports the processes of this server, notices those that fell silent, and forgets old ones and
 * silences that ended, from one thread of its own. Every node may do this; what one has done
 * another finds done.
 */
final class OperationsUpkeep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OperationsUpkeep.class);

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
  private boolean failing;

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

  OperationsUpkeep start() {
    long heartbeat = config.heartbeat().toMillis();
    long sweep = Math.max(heartbeat, config.silence().toMillis() / 4);
    every(heartbeat, running::report);
    every(sweep, this::sweep);
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

  private void every(long millis, Runnable step) {
    var _ =
        thread.scheduleWithFixedDelay(() -> attempt(step), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** A step that throws would end its schedule; a failure is told once, not each time. */
  private void attempt(Runnable step) {
    try {
      step.run();
      failing = false;
    } catch (StorageException failure) {
      if (!failing) {
        LOG.warnf("Processes cannot be kept up to date: %s", failure.getMessage());
      }
      failing = true;
    } catch (RuntimeException unexpected) {
      LOG.error("Keeping processes up to date failed", unexpected);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
