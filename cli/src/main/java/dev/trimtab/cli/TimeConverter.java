package dev.trimtab.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads times as people type them: {@code 2026-03-02T09:30:00Z}, {@code 2026-03-02} (midnight UTC),
 * {@code 3h} (three hours ago), {@code +90d} (in ninety days).
 */
final class TimeConverter implements ITypeConverter<Instant> {
  private static final Pattern RELATIVE = Pattern.compile("([+-]?)(\\d{1,9})([smhdw])");

  private final InstantSource clock;

  TimeConverter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant convert(String text) {
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      Duration distance = unit(relative.group(3)).multipliedBy(Long.parseLong(relative.group(2)));
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      return relative.group(1).equals("+") ? now.plus(distance) : now.minus(distance);
    }
    try {
      return text.contains("T") || text.contains("t")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is no time; write 2026-03-02T09:30:00Z, 2026-03-02, 3h (ago) or +90d (ahead)");
    }
  }

  /**
   * Reads a length as people type it: {@code 90m}, {@code 2h}, {@code 7d}.
   *
   * @throws TypeConversionException where it is none
   */
  static Duration length(String text) {
    Matcher relative = RELATIVE.matcher(text);
    if (!relative.matches() || !relative.group(1).isEmpty()) {
      throw new TypeConversionException("'" + text + "' is no length; write 90m, 2h or 7d");
    }
    return unit(relative.group(3)).multipliedBy(Long.parseLong(relative.group(2)));
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
