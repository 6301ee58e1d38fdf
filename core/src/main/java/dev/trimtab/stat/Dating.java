package dev.trimtab.stat;

/**
 * When a change began, as far as the samples tell.
 *
 * @param start the most likely first sample after the change, 0-based
 * @param earliest the first sample it may have been as well, at most {@code start}
 * @param latest the last sample it may have been as well, at least {@code start}
 */
public record Dating(int start, int earliest, int latest) {
  public Dating {
    if (earliest < 0 || earliest > start || latest < start) {
      throw new IllegalArgumentException(
          "a start at " + start + " within " + earliest + " to " + latest);
    }
  }

  public boolean contains(int sample) {
    return earliest <= sample && sample <= latest;
  }
}
