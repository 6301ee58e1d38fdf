package dev.trimtab.operations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a process is. The code is what is stored and never changes its meaning. */
public enum ProcessStatus {
  /** Under way, as far as is known. */
  RUNNING(0),
  /** Came to its end. */
  SUCCEEDED(1),
  /** Met with something it could not get past. */
  FAILED(2),
  /** Ended because somebody asked for it. */
  CANCELLED(3),
  /** Was not heard of for too long, or broke off. One that is heard of again runs again. */
  INTERRUPTED(4);

  private final int code;

  ProcessStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True where nothing more is to come: neither running nor interrupted. */
  public boolean isFinal() {
    return switch (this) {
      case RUNNING, INTERRUPTED -> false;
      case SUCCEEDED, FAILED, CANCELLED -> true;
    };
  }

  /** The status with that code. */
  public static ProcessStatus ofCode(int code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst().orElseThrow();
  }

  /** The status of that wire name, or empty where there is none. */
  public static Optional<ProcessStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
