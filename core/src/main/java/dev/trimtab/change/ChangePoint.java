package dev.trimtab.change;

import dev.trimtab.outcome.SeriesKey;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A significant change of a series: since when, how large, how sure, where from, and what became of
 * it. Its id is made of the position of the sample that showed it.
 *
 * @param series which changed
 * @param alarm what the detector found
 * @param onset when it began
 * @param attribution where it comes from; null where nobody has looked yet
 * @param ending how its alert ended; null while it is open
 * @param feedback what people say of it; null where nobody has said anything
 */
public record ChangePoint(
    SeriesKey series,
    Detection alarm,
    Onset onset,
    @Nullable Attribution attribution,
    @Nullable Ending ending,
    @Nullable Feedback feedback) {
  private static final String PREFIX = "cp_";

  public String id() {
    return id(position());
  }

  public long position() {
    return alarm.at().position();
  }

  public boolean isOpen() {
    return ending == null;
  }

  /** The id of the change point that the sample at {@code position} showed. */
  public static String id(long position) {
    return PREFIX + position;
  }

  /** The position that an id is made of; empty where it is none. */
  public static OptionalLong position(String id) {
    return id.matches(PREFIX + "[1-9]\\d{0,17}")
        ? OptionalLong.of(Long.parseLong(id.substring(PREFIX.length())))
        : OptionalLong.empty();
  }
}
