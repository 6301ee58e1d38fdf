package dev.trimtab.server.templates;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 15m}, {@code 2h}, {@code 3d}, ISO. */
public final class Durations {
  /** What is read, of ISO 8601 what has a length of its own: no months, no years. */
  static final String PATTERN =
      "^([0-9]{1,9}[smhd]"
          + "|P(?=.)([0-9]{1,9}D)?(T(?=.)([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}([.][0-9]{1,9})?S)?)?)$";

  private static final Pattern READ = Pattern.compile(PATTERN);
  private static final List<Character> LARGEST_FIRST = List.of('d', 'h', 'm', 's');

  private Durations() {}

  /** The length that is meant; empty where it is none. */
  public static Optional<Duration> parse(String text) {
    if (!READ.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.charAt(0) == 'P') {
      return Optional.of(Duration.parse(text));
    }
    int unit = text.length() - 1;
    return Optional.of(
        unit(text.charAt(unit)).multipliedBy(Long.parseLong(text.substring(0, unit))));
  }

  /** The shortest form: in the largest unit that leaves no rest. */
  public static String format(Duration length) {
    if (length.isZero()) {
      return "0s";
    }
    for (char each : LARGEST_FIRST) {
      Duration unit = unit(each);
      long count = length.dividedBy(unit);
      if (unit.multipliedBy(count).equals(length)) {
        return count + String.valueOf(each);
      }
    }
    return length.toString();
  }

  private static Duration unit(char letter) {
    return switch (letter) {
      case 's' -> Duration.ofSeconds(1);
      case 'm' -> Duration.ofMinutes(1);
      case 'h' -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
