package dev.trimtab.server.http;

import dev.trimtab.input.InvalidInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time: {@code 5m}, {@code 6h}, {@code 1d}, {@code 1w}, or ISO 8601. */
final class Steps {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhdw])");

  private Steps() {}

  /**
   * The duration that {@code text} says.
   *
   * @throws InvalidInputException naming {@code parameter} where it says none
   */
  static Duration parse(String parameter, String text) {
    Matcher usual = SHORT.matcher(text);
    try {
      return usual.matches()
          ? unit(usual.group(2)).multipliedBy(Long.parseLong(usual.group(1)))
          : Duration.parse(text);
    } catch (DateTimeException | ArithmeticException none) {
      throw new InvalidInputException(
          parameter, "must be a length of time, as in 5m, 6h, 1d, 1w or PT15M");
    }
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }
}
