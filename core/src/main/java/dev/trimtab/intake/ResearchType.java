package dev.trimtab.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an answer is looked for. The code is what is stored and never changes its meaning. */
public enum ResearchType {
  /** In what others have published. */
  EXTERNAL(1),
  /** In what one has oneself. */
  INTERNAL(2),
  /** At competitors. */
  COMPETITIVE(3),
  /** With those who use it. */
  USER(4),
  /** In how it is built. */
  TECHNICAL(5);

  private final int code;

  ResearchType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ResearchType ofCode(int code) {
    return values()[code - 1];
  }

  public static Optional<ResearchType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(ResearchType::wireName).collect(Collectors.joining(", "));
  }
}
