package dev.trimtab.server.loops;

import dev.trimtab.server.config.LoopsConfig;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the rounds of loops, from threads of its own, so that none waits for another. */
final class LoopsJob implements AutoCloseable {
  private static final int THREADS = 3;
  private static final Duration LAST_ONE = Duration.ofSeconds(5);

  private final DeliveryRound deliveries;
  private final Jobs jobs;
  private final InstantSource clock;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().name("loops-", 0).daemon().factory());

  private LoopsJob(DeliveryRound deliveries, Jobs jobs, InstantSource clock) {
    this.deliveries = deliveries;
    this.jobs = jobs;
    this.clock = clock;
  }

  static LoopsJob start(
      LoopRounds rounds,
      DeliveryRound deliveries,
      LoopsConfig config,
      Jobs jobs,
      InstantSource clock) {
    LoopsJob job = new LoopsJob(deliveries, jobs, clock);
    job.every(
        JobPlan.of("loops", "opens loops and takes them on", config.poll()),
        now -> {
          rounds.match(now);
          rounds.step(now);
        });
    job.every(
        JobPlan.of("deliveries", "sends what loops have to say and to do", config.poll())
            .pausable("this server sends nothing for loops; what waits is sent afterwards"),
        deliveries::send);
    job.every(
        JobPlan.of("states", "looks for states of series that open loops", config.look())
            .pausable(
                "this server opens no loops by direction, threshold or silence; a state that comes"
                    + " and goes meanwhile is missed"),
        rounds::look);
    return job;
  }

  /** Counts loops for the metrics, from then on. */
  LoopsJob counting(Runnable count, Duration every) {
    every(JobPlan.of("loop-figures", "counts loops for the metrics", every), now -> count.run());
    return this;
  }

  private void every(JobPlan plan, Consumer<Instant> work) {
    jobs.every(threads, plan, () -> work.accept(clock.instant()));
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
