package dev.trimtab.loop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a loop stands. The code is what is stored and never changes its meaning. */
public enum LoopState {
  /** What opened it must hold for a while, or it waits for the end of quiet hours. */
  TRIGGERED(1, false),
  /** It looks for causes and tells people. */
  INVESTIGATING(2, false),
  /** Somebody has to say yes or no. */
  AWAITING_APPROVAL(3, false),
  /** Something is being changed, or taken back. */
  ACTING(4, false),
  /** What was under way when it was changed is let pass. */
  SETTLING(5, false),
  /** Fresh outcomes are compared. */
  VERIFYING(6, false),
  IMPROVED(7, true),
  NO_EFFECT(8, true),
  /** It was worse, and what was done has been taken back where that was asked for. */
  WORSE(9, true),
  UNDECIDED(10, true),
  /** Somebody ended it, or what triggered did not hold. */
  CANCELLED(11, true),
  /** It cannot go on by itself: somebody has to look at it. */
  ESCALATED(12, true);

  private final int code;
  private final boolean isEnd;

  LoopState(int code, boolean isEnd) {
    this.code = code;
    this.isEnd = isEnd;
  }

  public int code() {
    return code;
  }

  /** Whether nothing comes after it. */
  public boolean isEnd() {
    return isEnd;
  }

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with that code. */
  public static LoopState ofCode(int code) {
    return values()[code - 1];
  }

  /** The state of that wire name, or empty where there is none. */
  public static Optional<LoopState> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(state -> state.wireName().equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(LoopState::wireName).collect(Collectors.joining(", "));
  }

  /** How a loop ends with that verdict, where nothing has to be taken back. */
  static LoopState of(Verdict verdict) {
    return switch (verdict) {
      case IMPROVED -> IMPROVED;
      case NO_EFFECT -> NO_EFFECT;
      case WORSE -> WORSE;
      case UNDECIDED -> UNDECIDED;
    };
  }
}
