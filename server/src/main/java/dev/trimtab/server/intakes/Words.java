package dev.trimtab.server.intakes;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.intake.IntakeStatus;
import dev.trimtab.intake.IntakeStore.Order;
import dev.trimtab.intake.LessonVerdict;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.Urgency;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that callers use; each reading names where a wrong one stands, and the right ones. */
final class Words {
  private static final Pattern DATE_OR_TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([Tt ]\\d{2}:\\d{2}.{0,32})?");

  private Words() {}

  static ResearchType researchType(String pointer, String word) {
    return known(pointer, ResearchType.ofWireName(word), ResearchType.wireNames());
  }

  static Urgency urgency(String pointer, String word) {
    return known(pointer, Urgency.ofWireName(word), Urgency.wireNames());
  }

  static IntakeStatus status(String pointer, String word) {
    return known(pointer, IntakeStatus.ofWireName(word), IntakeStatus.wireNames());
  }

  /** Several, parted by commas. */
  static Set<IntakeStatus> statuses(String pointer, String words) {
    Set<IntakeStatus> statuses = EnumSet.noneOf(IntakeStatus.class);
    for (String word : words.split(",", -1)) {
      statuses.add(status(pointer, word.strip()));
    }
    return statuses;
  }

  static LessonVerdict verdict(String pointer, String word) {
    return known(pointer, LessonVerdict.ofWireName(word), LessonVerdict.wireNames());
  }

  static Order order(String pointer, String word) {
    for (Order order : Order.values()) {
      if (order.name().toLowerCase(Locale.ROOT).equals(word)) {
        return order;
      }
    }
    throw new InvalidInputException(pointer, "must be newest or signal_quality");
  }

  static Boolean trueOrFalse(String pointer, String word) {
    return either(pointer, word, "true", "false");
  }

  /** True for confirmed. */
  static Boolean isConfirmed(String pointer, String word) {
    return either(pointer, word, "confirmed", "draft");
  }

  private static Boolean either(String pointer, String word, String yes, String no) {
    if (word.equals(yes) || word.equals(no)) {
      return word.equals(yes);
    }
    throw new InvalidInputException(pointer, "must be " + yes + " or " + no);
  }

  /** A date; of a time, its date as it is written. */
  static LocalDate date(String pointer, String text) {
    var matcher = DATE_OR_TIME.matcher(text);
    try {
      if (matcher.matches()) {
        return LocalDate.parse(matcher.group(1));
      }
    } catch (DateTimeException noDate) {
      // told below
    }
    throw new InvalidInputException(pointer, "must be a date, as in 2026-01-31");
  }

  /** An id in a path. */
  static String id(String id) {
    return Text.name("id", id, Origin.MAX_ID_LENGTH);
  }

  /** A text that is checked where it is put to use. */
  static String asSent(String pointer, String text) {
    return text;
  }

  private static <T> T known(String pointer, Optional<T> known, String names) {
    return known.orElseThrow(() -> new InvalidInputException(pointer, "must be one of " + names));
  }
}
