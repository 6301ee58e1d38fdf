package dev.trimtab.intake;

import dev.trimtab.input.Checks;
import dev.trimtab.outcome.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * What an intake was generated from.
 *
 * @param loop the id of the loop that opened it; null where none did
 * @param changePoint the id of the change point it is about; null where there is none
 * @param series what declined; null where it was not one series
 * @param signal how much it is worth looking at
 */
public record Origin(
    @Nullable String loop,
    @Nullable String changePoint,
    @Nullable SeriesKey series,
    SignalQuality signal) {
  public static final int MAX_ID_LENGTH = 200;

  public Origin {
    Checks.of("/origin")
        .name("/loop_id", loop, MAX_ID_LENGTH)
        .name("/change_point_id", changePoint, MAX_ID_LENGTH)
        .finish();
  }
}
