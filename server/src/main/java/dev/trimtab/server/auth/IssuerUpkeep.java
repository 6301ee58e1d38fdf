package dev.trimtab.server.auth;

import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Keeps the {@link IssuerKeys} up to date, from a thread of its own. */
final class IssuerUpkeep implements AutoCloseable {
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  private final ScheduledExecutorService clock;
  private final Optional<IssuerKeys> keys;

  private IssuerUpkeep(ScheduledExecutorService clock, Optional<IssuerKeys> keys) {
    this.clock = clock;
    this.keys = keys;
  }

  /** Where no key set is configured. */
  static IssuerUpkeep ofNobody() {
    return new IssuerUpkeep(thread(), Optional.empty());
  }

  /** Begins to fetch; does not wait for the first keys, so that a start needs no issuer. */
  static IssuerUpkeep start(KeySetSource source, Duration coolDown, Duration refresh, Jobs jobs) {
    ScheduledExecutorService thread = thread();
    IssuerKeys keys = new IssuerKeys(source, thread, System::nanoTime, coolDown, refresh);
    long tick = Math.clamp(coolDown.toMillis(), 1, LONGEST_TICK.toMillis());
    jobs.add(
            JobPlan.of(
                "issuer-keys",
                "asks the issuer of tokens for its keys when it is time",
                Duration.ofMillis(tick)),
            keys::tick)
        .on(thread, Duration.ZERO);
    return new IssuerUpkeep(thread, Optional.of(keys));
  }

  /** The keys of the issuer; empty where none is configured. */
  Optional<IssuerKeys> keys() {
    return keys;
  }

  /** Nothing is fetched any more; what is under way is broken off. */
  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** Started with its first task. */
  private static ScheduledExecutorService thread() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("issuer-keys").daemon().factory());
  }
}
