package dev.trimtab.retention;

/**
 * How a process sweeps.
 *
 * @param holder what it calls itself, the same after a restart where no other process can be called
 *     so
 * @param rows how many rows it removes in one step
 */
public record SweepSettings(String holder, int rows) {
  public SweepSettings {
    if (rows < 1) {
      throw new IllegalArgumentException("a step removes at least one row");
    }
  }
}
