package dev.trimtab.change;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a change point.
 *
 * @param verdict what it was
 * @param note in their words, 1 to 1,000 characters; null where they left none
 * @param by who said so
 * @param at when
 */
public record Feedback(Verdict verdict, @Nullable String note, String by, Instant at) {
  public static final int MAX_NOTE_LENGTH = 1_000;

  public Feedback {
    if (note != null) {
      Text.name("/note", note, MAX_NOTE_LENGTH);
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** What a change point was. */
  public enum Verdict {
    /** A change worth knowing. */
    TRUE_POSITIVE(1),
    /** No change, or none worth knowing. */
    FALSE_POSITIVE(2),
    /** A change that was meant: what came with it is what is usual from now on. */
    EXPECTED(3);

    private final int code;

    Verdict(int code) {
      this.code = code;
    }

    /** The number that stands for it where it is stored; never changes. */
    public int code() {
      return code;
    }

    public static Verdict ofCode(int code) {
      return values()[code - 1];
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The verdict of that name.
     *
     * @throws InvalidInputException naming {@code pointer} where there is none
     */
    public static Verdict parse(String pointer, String name) {
      for (Verdict each : values()) {
        if (each.wireName().equals(name)) {
          return each;
        }
      }
      throw new InvalidInputException(
          pointer,
          "must be one of "
              + Arrays.stream(values()).map(Verdict::wireName).collect(Collectors.joining(", ")));
    }
  }
}
