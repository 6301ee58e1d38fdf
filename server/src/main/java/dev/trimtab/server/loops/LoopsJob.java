package dev.trimtab.server.loops;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.config.LoopsConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Runs the rounds of loops, from threads of its own: one for what is due, one for states. */
final class LoopsJob implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LoopsJob.class);
  private static final Duration LAST_ONE = Duration.ofSeconds(5);

  private final DeliveryRound deliveries;
  private final InstantSource clock;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("loops-", 0).daemon().factory());

  private LoopsJob(DeliveryRound deliveries, InstantSource clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  static LoopsJob start(
      LoopRounds rounds,
      DeliveryRound deliveries,
      Runnable count,
      LoopsConfig config,
      InstantSource clock) {
    LoopsJob job = new LoopsJob(deliveries, clock);
    job.every(
        config.poll(),
        "loops",
        now -> {
          rounds.match(now);
          rounds.step(now);
        });
    job.every(config.poll(), "deliveries", deliveries::send);
    job.every(config.look(), "states of series", rounds::look);
    job.every(config.look(), "figures of loops", now -> count.run());
    return job;
  }

  private void every(Duration time, String what, Consumer<Instant> work) {
    AtomicBoolean failing = new AtomicBoolean();
    long millis = time.toMillis();
    var _ =
        threads.scheduleWithFixedDelay(
            () -> attempt(what, work, failing), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** A round that throws would end the schedule; a failure is told once, not each time. */
  private void attempt(String what, Consumer<Instant> work, AtomicBoolean failing) {
    try {
      work.accept(clock.instant());
      failing.set(false);
    } catch (StorageException failure) {
      if (!failing.getAndSet(true) && !threads.isShutdown()) {
        LOG.warnf("The %s cannot be seen to at present: %s", what, failure.getMessage());
      }
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "Seeing to the %s failed", what);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_ONE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    deliveries.close();
  }
}
