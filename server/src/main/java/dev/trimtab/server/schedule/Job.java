package dev.trimtab.server.schedule;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.schedule.JobStanding.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Something that this server does again and again. Keeps account of its runs; nothing that a run
 * throws comes out of it, which would end a schedule. A store that does not answer is told once,
 * not each time. Thread-safe; one run at a time.
 */
public final class Job {
  private static final Logger LOG = Logger.getLogger(Job.class);

  private final JobPlan plan;
  private final Runnable work;
  private final InstantSource clock;
  private final Instant startedAt;
  private BooleanSupplier isOver = () -> false;
  private boolean isPaused;
  private boolean isRunning;
  private boolean isFailing;
  private boolean isTold;
  private @Nullable Run last;
  private @Nullable String lastError;
  private @Nullable Instant nextRun;
  private long runs;
  private long failures;

  Job(JobPlan plan, Runnable work, InstantSource clock) {
    this.plan = plan;
    this.work = work;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  public JobPlan plan() {
    return plan;
  }

  /** Has it run again and again, the first time after {@code first}. */
  public Job on(ScheduledExecutorService threads, Duration first) {
    synchronized (this) {
      isOver = threads::isShutdown;
      nextRun = startedAt.plus(first);
    }
    var _ =
        threads.scheduleWithFixedDelay(
            this::run, first.toMillis(), plan.every().toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** Runs once, unless it is paused or at work. */
  public void run() {
    if (!begin()) {
      return;
    }
    Instant at = clock.instant();
    long from = System.nanoTime();
    Throwable thrown = null;
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      thrown = failure;
    }
    end(new Run(at, Duration.ofNanos(System.nanoTime() - from)), thrown);
  }

  private synchronized boolean begin() {
    if (isPaused || isRunning) {
      return false;
    }
    isRunning = true;
    return true;
  }

  private synchronized void end(Run run, @Nullable Throwable thrown) {
    isRunning = false;
    last = run;
    nextRun = clock.instant().plus(plan.every());
    runs++;
    if (thrown == null) {
      if (isTold) {
        LOG.infof("Job %s goes on", plan.name());
      }
      isFailing = false;
      isTold = false;
      return;
    }
    isFailing = true;
    failures++;
    lastError = inShort(thrown);
    if (!isOver.getAsBoolean()) {
      tell(thrown);
    }
  }

  private void tell(Throwable thrown) {
    if (!(thrown instanceof StorageException)) {
      LOG.errorf(thrown, "Job %s failed: it %s", plan.name(), plan.purpose());
    } else if (!isTold) {
      isTold = true;
      LOG.warnf(
          "Job %s, which %s, has to wait: %s", plan.name(), plan.purpose(), thrown.getMessage());
    }
  }

  /** For callers, to whom the log says more than they should know. */
  private static String inShort(Throwable thrown) {
    return thrown instanceof StorageException failure
        ? "the store: " + failure.kind().name().toLowerCase(Locale.ROOT)
        : "a fault of the server, which its log tells";
  }

  /**
   * Has it wait; a run that is under way comes to its end.
   *
   * @return false where it may not be paused
   */
  public synchronized boolean pause() {
    isPaused = plan.isPausable();
    return isPaused;
  }

  /** Has it go on with its next run. */
  public synchronized void resume() {
    isPaused = false;
  }

  public synchronized boolean isPaused() {
    return isPaused;
  }

  public synchronized JobStanding standing() {
    boolean waits = !isPaused && !isRunning;
    return new JobStanding(
        status(), startedAt, last, lastError, waits ? nextRun : null, runs, failures);
  }

  private JobStatus status() {
    if (isPaused) {
      return JobStatus.PAUSED;
    }
    if (isRunning) {
      return JobStatus.RUNNING;
    }
    return isFailing ? JobStatus.FAILING : JobStatus.IDLE;
  }
}
