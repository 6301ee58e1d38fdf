package dev.trimtab.loop;

import org.jspecify.annotations.Nullable;

/** What a loop goes on by. */
public sealed interface LoopInput {
  /** Time has passed. */
  record Tick() implements LoopInput {}

  /** Of a loop that is {@link LoopState#TRIGGERED}: what opened it does not hold any more. */
  record Withdrawn(String why) implements LoopInput {}

  /**
   * Somebody who may says yes.
   *
   * @param step to which step; null for the one that the loop is at
   */
  record Approved(Approver by, @Nullable String note, @Nullable Integer step)
      implements LoopInput {}

  /**
   * Somebody who may says no.
   *
   * @param step to which step; null for the one that the loop is at
   */
  record Rejected(Approver by, @Nullable String note, @Nullable Integer step)
      implements LoopInput {}

  /**
   * Whoever acts says that it is done, or cannot be.
   *
   * @param isDone false where it failed
   * @param task of which task; null for the one that the loop waits for
   */
  record Reported(String by, boolean isDone, @Nullable String note, @Nullable Task task)
      implements LoopInput {
    public Reported(String by, boolean isDone, @Nullable String note) {
      this(by, isDone, note, null);
    }
  }

  /**
   * Something that is asked for.
   *
   * @param step the place of its step
   * @param isUndo whether it takes back what the step did
   */
  record Task(int step, boolean isUndo) {}

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
