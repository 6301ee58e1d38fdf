package dev.trimtab.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What fresh outcomes showed of what was done. The code is what is stored and never changes. */
public enum LessonVerdict {
  IMPROVED(1),
  NO_EFFECT(2),
  WORSE(3),
  UNDECIDED(4);

  private final int code;

  LessonVerdict(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static LessonVerdict ofCode(int code) {
    return values()[code - 1];
  }

  public static Optional<LessonVerdict> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(LessonVerdict::wireName).collect(Collectors.joining(", "));
  }
}
