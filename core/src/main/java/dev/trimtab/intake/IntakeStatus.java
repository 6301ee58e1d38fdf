package dev.trimtab.intake;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an intake stands. The code is what is stored and never changes its meaning. */
public enum IntakeStatus {
  /** Nobody has looked at it yet. */
  SUBMITTED(1),
  /** Somebody found it worth a closer look. */
  TRIAGED(2),
  /** Somebody looks closer. */
  ANALYZING(3),
  /** Something is to come of it. */
  ACCEPTED(4),
  /** Not now; it may be taken up again. */
  DEFERRED(5),
  /** Nothing is to come of it. */
  REJECTED(6),
  /** What is to come of it is in a backlog. */
  TRACKED(7);

  private final int code;

  IntakeStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What may come next, in the order of their declaration; nothing at an end. */
  public Set<IntakeStatus> next() {
    return Collections.unmodifiableSet(
        switch (this) {
          case SUBMITTED, DEFERRED -> EnumSet.of(TRIAGED);
          case TRIAGED -> EnumSet.of(ANALYZING);
          case ANALYZING -> EnumSet.of(ACCEPTED, DEFERRED, REJECTED);
          case ACCEPTED -> EnumSet.of(TRACKED);
          case REJECTED, TRACKED -> EnumSet.noneOf(IntakeStatus.class);
        });
  }

  /** Whether somebody decided what becomes of it when it came here. */
  public boolean isDecision() {
    return switch (this) {
      case ACCEPTED, DEFERRED, REJECTED -> true;
      case SUBMITTED, TRIAGED, ANALYZING, TRACKED -> false;
    };
  }

  /** Whether nothing comes after it. */
  public boolean isEnd() {
    return next().isEmpty();
  }

  public static IntakeStatus ofCode(int code) {
    return values()[code - 1];
  }

  public static Optional<IntakeStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(IntakeStatus::wireName).collect(Collectors.joining(", "));
  }
}
