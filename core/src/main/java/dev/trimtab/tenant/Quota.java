package dev.trimtab.tenant;

import dev.trimtab.input.InvalidInputException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How much may be taken in how long, such as {@code 600/minute}. What is not taken is saved up, to
 * one such amount at the most.
 *
 * @param limit 1 to {@link #MAX_LIMIT}
 * @param window in which it may be taken
 */
public record Quota(long limit, Window window) {
  /** A billion: one in each nanosecond of a second. */
  public static final long MAX_LIMIT = 1_000_000_000;

  private static final Pattern FORM = Pattern.compile("(\\d{1,10})/([a-z]+)");

  public Quota {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("no quota: " + limit);
    }
  }

  /** A stretch of time that quotas speak of. */
  public enum Window {
    SECOND(Duration.ofSeconds(1)),
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Window(Duration length) {
      this.length = length;
    }

    public Duration length() {
      return length;
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws InvalidInputException naming {@code pointer} where it is no quota
   */
  public static Quota parse(String pointer, String text) {
    Matcher form = FORM.matcher(text.trim());
    if (form.matches()) {
      long limit = Long.parseLong(form.group(1));
      for (Window window : Window.values()) {
        if (window.wireName().equals(form.group(2)) && limit >= 1 && limit <= MAX_LIMIT) {
          return new Quota(limit, window);
        }
      }
    }
    throw new InvalidInputException(
        pointer,
        "must be a number from 1 to %d, a slash and one of %s, as in 600/minute"
            .formatted(
                MAX_LIMIT,
                Arrays.stream(Window.values())
                    .map(Window::wireName)
                    .collect(Collectors.joining(", "))));
  }

  /** As in {@code 600/minute}. */
  @Override
  public String toString() {
    return limit + "/" + window.wireName();
  }
}
