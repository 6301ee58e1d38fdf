package dev.trimtab.operations;

import org.jspecify.annotations.Nullable;

/**
 * How a process ends.
 *
 * @param status any but running
 * @param progress how far it came
 * @param detail why; null where there is nothing to say
 */
public record ProcessEnd(ProcessStatus status, ProcessProgress progress, @Nullable String detail) {
  public ProcessEnd {
    if (status == ProcessStatus.RUNNING) {
      throw new IllegalArgumentException("what runs has not ended");
    }
  }
}
