package dev.trimtab.context;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was changed. */
public enum MarkerKind {
  DEPLOY("deploy", 1),
  PROMPT("prompt", 2),
  MODEL("model", 3),
  CONFIG("config", 4),
  OTHER("other", 5);

  private final String wireName;
  private final int code;

  MarkerKind(String wireName, int code) {
    this.wireName = wireName;
    this.code = code;
  }

  /** The name on the wire, such as {@code deploy}. */
  public String wireName() {
    return wireName;
  }

  /** The number that stands for it in storage; never changes. */
  public int code() {
    return code;
  }

  public static Optional<MarkerKind> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }

  /**
   * The kind that is stored as {@code code}.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static MarkerKind ofCode(int code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of marker has the code " + code));
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(MarkerKind::wireName).collect(Collectors.joining(", "));
  }
}
