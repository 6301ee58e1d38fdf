package dev.trimtab.tenant;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a principal may do. {@link #ADMIN} grants every other scope. */
public enum Scope {
  ADMIN("admin"),
  OUTCOMES_READ("outcomes:read"),
  OUTCOMES_WRITE("outcomes:write"),
  IMPROVEMENTS_READ("improvements:read"),
  IMPROVEMENTS_WRITE("improvements:write"),
  IMPROVEMENTS_APPROVE("improvements:approve"),
  OPERATIONS_READ("operations:read"),
  OPERATIONS_CONTROL("operations:control");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** The name in keys and tokens, such as {@code outcomes:read}. */
  public String wireName() {
    return wireName;
  }

  /** The scope of that wire name, or empty where there is none. */
  public static Optional<Scope> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(Scope::wireName).collect(Collectors.joining(", "));
  }
}
