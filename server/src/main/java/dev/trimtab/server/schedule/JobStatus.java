package dev.trimtab.server.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a job is. */
public enum JobStatus {
  /** It is at work. */
  RUNNING,
  /** It waits for its next run, and the last one went well. */
  IDLE,
  /** It waits for its next run, and the last one failed. */
  FAILING,
  /** Somebody has it wait. */
  PAUSED;

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that wire name, or empty where there is none. */
  public static Optional<JobStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
