package dev.trimtab.server.intakes;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.intake.IntakeStore.Place;

/** Writes the place in a list of intakes as a text that callers hand back unread. */
final class IntakeCursors {
  private static final int MAX_LENGTH = 200;
  private static final char PARTING = '_';

  private IntakeCursors() {}

  /** The bits of the quality, which no rounding changes, and the id. */
  static String write(Place place) {
    return Long.toHexString(Double.doubleToLongBits(place.quality())) + PARTING + place.id();
  }

  static Place read(String parameter, String text) {
    Text.name(parameter, text, MAX_LENGTH);
    int end = text.indexOf(PARTING);
    try {
      double quality = Double.longBitsToDouble(Long.parseUnsignedLong(text, 0, end, 16));
      if (end < text.length() - 1 && quality >= Place.NONE && quality <= 1) {
        return new Place(quality, text.substring(end + 1));
      }
    } catch (NumberFormatException | IndexOutOfBoundsException forged) {
      // told below
    }
    throw new InvalidInputException(
        parameter, "must be a cursor from the Link header of an earlier page");
  }
}
