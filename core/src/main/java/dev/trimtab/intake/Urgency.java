package dev.trimtab.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How soon somebody should look at it. The code is what is stored and never changes. */
public enum Urgency {
  HIGH(1),
  MEDIUM(2),
  LOW(3);

  private final int code;

  Urgency(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Urgency ofCode(int code) {
    return values()[code - 1];
  }

  public static Optional<Urgency> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(Urgency::wireName).collect(Collectors.joining(", "));
  }
}
