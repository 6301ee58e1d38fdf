package dev.trimtab.server.jobs;

import dev.trimtab.retention.Sweeper;
import dev.trimtab.server.schedule.Job;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sweeps, and sees to what the store needs, from time to time, on one thread of its own. */
public final class KeepingJob implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KeepingJob.class);
  private static final Duration LAST_STEP = Duration.ofSeconds(5);

  /** How soon to look again whether another node is done. */
  private static final Duration TURN = Duration.ofSeconds(5);

  private final Sweeper sweeper;
  private final Job sweep;
  private final Job upkeep;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("keeping").daemon().factory());

  private KeepingJob(Sweeper sweeper, Runnable upkeep, Jobs jobs, Duration every) {
    this.sweeper = sweeper;
    this.sweep =
        jobs.add(
            JobPlan.of("retention", "removes what is not kept, and deleted tenants", every)
                .pausable(
                    "this server removes nothing: old data stays, and tenants that are being"
                        + " deleted do"),
            this::sweep);
    this.upkeep = jobs.add(JobPlan.of("store", "sees to what the store needs", every), upkeep);
  }

  /** Begins to sweep at once, and then {@code every} so often. */
  static KeepingJob start(Sweeper sweeper, Runnable upkeep, Jobs jobs, Duration every) {
    KeepingJob job = new KeepingJob(sweeper, upkeep, jobs, every);
    var _ = job.sweep.on(job.thread, Duration.ZERO);
    var _ = job.upkeep.on(job.thread, Duration.ZERO);
    return job;
  }

  /** Has a sweep done now, or right after the one that is under way, here or at another node. */
  public void wake() {
    thread.execute(this::sweepInTurn);
  }

  private void sweepInTurn() {
    sweep.run();
    if (sweeper.isElsewhere() && !thread.isShutdown()) {
      var _ = thread.schedule(this::sweepInTurn, TURN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Stops after the step under way; the next start goes on from there. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(LAST_STEP.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Removing old data has not ended in time");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    try {
      Sweeper.Swept swept = Sweeper.Swept.NOTHING;
      Sweeper.Swept round;
      do {
        round = sweeper.sweep();
        swept = swept.plus(round);
      } while (round.unfinished() && !sweep.isPaused());
      if (swept.rows() + swept.deletedRows() > 0) {
        LOG.infof(
            "Removed %d rows by retention, and %d with %d deleted tenants",
            swept.rows(), swept.deletedRows(), swept.deletedTenants());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
