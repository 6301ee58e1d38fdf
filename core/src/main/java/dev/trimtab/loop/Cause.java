package dev.trimtab.loop;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What opened a loop.
 *
 * @param kind which trigger
 * @param position of the change point; of other triggers the highest of the tenant then. What the
 *     loop compares was stored behind it
 * @param by who asked for it; null where nobody did
 * @param seen what was seen, in a sentence, at most 1,000 characters
 */
public record Cause(Kind kind, long position, @Nullable String by, String seen) {
  public static final int MAX_SEEN_LENGTH = 1_000;

  /** Which trigger. The code is what is stored and never changes its meaning. */
  public enum Kind {
    CHANGE_POINT(1),
    DIRECTION(2),
    THRESHOLD(3),
    NO_DATA(4),
    BY_HAND(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    public static Kind ofCode(int code) {
      return values()[code - 1];
    }
  }

  /** The position that names the change point of the series, where there is one. */
  public OptionalLong changePoint() {
    return kind == Kind.CHANGE_POINT ? OptionalLong.of(position) : OptionalLong.empty();
  }
}
