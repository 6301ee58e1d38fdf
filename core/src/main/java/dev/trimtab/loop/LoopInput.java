package dev.trimtab.loop;

import org.jspecify.annotations.Nullable;

/** What a loop goes on by. */
public sealed interface LoopInput {
  /** Time has passed. */
  record Tick() implements LoopInput {}

  /** Of a loop that is {@link LoopState#TRIGGERED}: what opened it does not hold any more. */
  record Withdrawn(String why) implements LoopInput {}

  /** Somebody who may says yes. */
  record Approved(String by, @Nullable String note) implements LoopInput {}

  /** Somebody who may says no. */
  record Rejected(String by, @Nullable String note) implements LoopInput {}

  /**
   * Whoever acts says that it is done, or cannot be.
   *
   * @param isDone false where it failed
   */
  record Reported(String by, boolean isDone, @Nullable String note) implements LoopInput {}

  /** Somebody ends it. */
  record Cancelled(String by, @Nullable String note) implements LoopInput {}

  /** Somebody has something to say. */
  record Noted(String by, String note) implements LoopInput {}

  /**
   * What was sent was taken or given up.
   *
   * @param status {@link Delivery.Status#DELIVERED}, {@code ACCEPTED} or {@code DEAD}
   * @param answer what it came to, in words
   */
  record Sent(Delivery delivery, Delivery.Status status, String answer) implements LoopInput {}

  /**
   * Fresh outcomes were compared.
   *
   * @param findings what they show
   */
  record Compared(Comparison findings) implements LoopInput {}
}
