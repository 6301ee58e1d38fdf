package dev.trimtab.loop;

/**
 * After how many samples one looks, whatever has come since the last time: what is seen must not
 * depend on when somebody asked.
 *
 * @param each up to so many, after every one
 * @param parts from then on, whenever there are one in {@code parts} more; at most {@code each}
 */
record LookSchedule(int each, int parts) {
  /** For claims: after a hundredth more, no evidence is much older. */
  static final LookSchedule CLAIMS = new LookSchedule(200, 100);

  /** For a chart: about 130 points to the most samples there are. */
  static final LookSchedule CHART = new LookSchedule(12, 12);

  /** The next number of samples to look at. */
  int next(int count) {
    return count < each ? count + 1 : count + count / parts;
  }
}
