package dev.trimtab.retention;

/**
 * The oldest day that is kept, in days since 1970 (UTC); 0 where nothing goes. Whole days, so that
 * no minute, hour or day is ever half there.
 *
 * @param raw of the events
 * @param minute of the rollups by minute
 * @param hour of the rollups by hour
 * @param day of the rollups by day; never later than {@code raw}
 */
public record Cutoffs(long raw, long minute, long hour, long day) {
  /** Nothing goes. */
  public static final Cutoffs NONE = new Cutoffs(0, 0, 0, 0);

  public Cutoffs {
    if (day > hour || hour > minute || day > raw || day < 0 || raw < 0) {
      throw new IllegalArgumentException("rollups outlive events, and coarse ones outlive fine");
    }
  }
}
