package dev.trimtab.server.http;

import dev.trimtab.input.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times: ISO 8601 with an offset. */
final class Timestamps {
  /** {@code 2026-01-31T09:30:00}: what stands before a fraction or an offset. */
  private static final int SECONDS_END = 19;

  private static final int FRACTION_DIGITS = 9;

  /** No field of a date or time takes it. */
  private static final int NO_NUMBER = Integer.MIN_VALUE;

  private static final DateTimeFormatter ANY_FORM =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .parseLenient()
          .appendOffset("+HH:mm", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern LOCAL =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)?");

  private Timestamps() {}

  /**
   * The instant that {@code text} says.
   *
   * @throws InvalidInputException naming {@code pointer} where it is no such time
   */
  static Instant parse(String pointer, String text) {
    Instant usual = parseUsualForm(text);
    return usual == null ? parseAnyForm(pointer, text) : usual;
  }

  /**
   * Reads {@code 2026-01-31T09:30:00[.123456](Z|+01:00)} in a tenth of a formatter's time; null for
   * anything else.
   */
  private static @Nullable Instant parseUsualForm(String text) {
    if (!hasUsualMarks(text)) {
      return null;
    }
    int offsetAt =
        endOfDigits(text, text.charAt(SECONDS_END) == '.' ? SECONDS_END + 1 : SECONDS_END);
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, SECONDS_END),
              nanos(text, offsetAt))
          .toInstant(ZoneOffset.of(text.substring(offsetAt)));
    } catch (DateTimeException unusual) {
      return null;
    }
  }

  private static boolean hasUsualMarks(String text) {
    return text.length() > SECONDS_END
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int nanos(String text, int end) {
    int from = SECONDS_END + 1;
    if (end < from) {
      return 0;
    }
    int nanos = end == from || end - from > FRACTION_DIGITS ? NO_NUMBER : number(text, from, end);
    for (int digits = end - from; nanos > 0 && digits < FRACTION_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return NO_NUMBER;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Instant parseAnyForm(String pointer, String text) {
    try {
      return OffsetDateTime.parse(text, ANY_FORM).toInstant();
    } catch (DateTimeException noTime) {
      throw new InvalidInputException(
          pointer,
          LOCAL.matcher(text).matches()
              ? "must have an offset, as in 2026-01-31T09:30:00Z or 2026-01-31T09:30:00+02:00"
              : "must be an ISO 8601 time with an offset, as in 2026-01-31T09:30:00Z");
    }
  }
}
