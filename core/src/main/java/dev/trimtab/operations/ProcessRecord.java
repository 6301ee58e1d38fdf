package dev.trimtab.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one process.
 *
 * @param start what it is
 * @param status how it is
 * @param progress how far it is
 * @param heardAt when it last said so
 * @param endedAt when it ended, or was found to be silent; null while it runs
 * @param cancelRequested true where somebody asked it to end
 * @param detail why it ended as it did; null where there is nothing to say
 */
public record ProcessRecord(
    ProcessStart start,
    ProcessStatus status,
    ProcessProgress progress,
    Instant heardAt,
    @Nullable Instant endedAt,
    boolean cancelRequested,
    @Nullable String detail) {
  public static final int MAX_DETAIL_LENGTH = 1_000;

  /** A process that starts now. */
  public static ProcessRecord started(ProcessStart start, ProcessProgress progress) {
    return new ProcessRecord(
        start, ProcessStatus.RUNNING, progress, start.startedAt(), null, false, null);
  }
}
