package dev.trimtab.server.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a job is.
 *
 * @param name in lower-case words with hyphens; no other job of the server has it
 * @param purpose what it does, as a part of a sentence
 * @param every how long after a run the next one begins
 * @param whilePaused what waits while it is paused, in a sentence; null where it never is
 */
public record JobPlan(String name, String purpose, Duration every, @Nullable String whilePaused) {
  /** One that is never paused: something else would not hold. */
  public static JobPlan of(String name, String purpose, Duration every) {
    return new JobPlan(name, purpose, every, null);
  }

  /** The same, that may be paused. */
  public JobPlan pausable(String waits) {
    return new JobPlan(name, purpose, every, waits);
  }

  /** What it is known by among processes. */
  public String id() {
    return "job-" + name;
  }

  public boolean isPausable() {
    return whilePaused != null;
  }
}
