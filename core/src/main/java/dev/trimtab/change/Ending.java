package dev.trimtab.change;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the alert of a change point ended.
 *
 * @param kind why
 * @param at when the sample that ended it occurred, or when somebody said so
 * @param found what the detector found then; null where somebody said so
 */
public record Ending(Kind kind, Instant at, @Nullable Detection found) {
  /** Why an alert ends. */
  public enum Kind {
    /** The series is back at what was usual. */
    RECOVERED(1),
    /** What the series became is now what is usual; so it is at once with what became better. */
    SETTLED(2),
    /** Somebody said that it was expected: what is usual is learned anew. */
    EXPECTED(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The number that stands for it where it is stored; never changes. */
    public int code() {
      return code;
    }

    public static Kind ofCode(int code) {
      return values()[code - 1];
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
