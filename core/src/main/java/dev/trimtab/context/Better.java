package dev.trimtab.context;

import java.util.Arrays;
import java.util.Optional;

/** Which way the quality scores of an event type are better. */
public enum Better {
  HIGHER("higher", 1),
  LOWER("lower", 2);

  private final String wireName;
  private final int code;

  Better(String wireName, int code) {
    this.wireName = wireName;
    this.code = code;
  }

  /** The name on the wire, such as {@code lower}. */
  public String wireName() {
    return wireName;
  }

  /** The number that stands for it in storage; never changes. */
  public int code() {
    return code;
  }

  public static Optional<Better> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findFirst();
  }

  /**
   * The one that is stored as {@code code}.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Better ofCode(int code) {
    return switch (code) {
      case 1 -> HIGHER;
      case 2 -> LOWER;
      default -> throw new IllegalArgumentException("nothing is better by the code " + code);
    };
  }
}
