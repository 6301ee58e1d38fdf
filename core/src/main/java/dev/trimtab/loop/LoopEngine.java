package dev.trimtab.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a loop goes from where it stands. Pure: what it says is stored by its caller, together or
 * not at all, and what goes out is sent afterwards.
 */
public final class LoopEngine {
  private static final Duration SOONEST_LOOK = Duration.ofSeconds(1);
  private static final Duration LATEST_LOOK = Duration.ofMinutes(10);

  /** A look costs what it reads, so looks become rarer by this part of what has passed. */
  private static final int LOOKS = 50;

  /** Beyond so many lines a record takes no more notes; what the loop does is always kept. */
  public static final int MOST_LINES = 1_000;

  private LoopEngine() {}

  /**
   * What becomes of a loop.
   *
   * @param loop as it stands
   * @param template the version that the loop keeps
   * @return empty where the input changes nothing
   * @throws LoopRefusal where somebody asks for what does not fit, saying what would
   */
  public static Optional<Move> next(
      Loop loop, LoopTemplate template, LoopInput input, Instant now) {
    Course course = new Course(loop, template, now);
    boolean moves =
        switch (input) {
          case LoopInput.Noted noted -> note(course, loop, noted);
          case LoopInput.Sent sent -> loop.isOpen() && sent(course, loop, sent);
          case LoopInput.Tick tick -> loop.isOpen() && tick(course, loop, template, now);
          case LoopInput.Withdrawn gone -> withdraw(course, loop, gone);
          case LoopInput.Compared compared -> compare(course, loop, compared.findings(), now);
          case LoopInput.Approved yes -> approve(course, loop, yes);
          case LoopInput.Rejected no -> reject(course, loop, no);
          case LoopInput.Reported reported -> report(course, loop, reported);
          case LoopInput.Cancelled cancelled -> cancel(course, loop, cancelled);
        };
    return moves ? Optional.of(course.move()) : Optional.empty();
  }

  private static boolean note(Course course, Loop loop, LoopInput.Noted noted) {
    if (loop.lines() >= MOST_LINES) {
      throw LoopRefusal.conflict(
          "its record has %,d lines, and takes no more notes: they belong elsewhere"
              .formatted(loop.lines()));
    }
    course.say(noted.by(), noted.note());
    return true;
  }

  private static boolean tick(Course course, Loop loop, LoopTemplate template, Instant now) {
    Instant due = loop.standing().dueAt();
    if (due == null || now.isBefore(due)) {
      return false;
    }
    switch (loop.state()) {
      case TRIGGERED -> beginUnlessQuiet(course, template.patience().quietHours(), now);
      case INVESTIGATING -> course.advance();
      case AWAITING_APPROVAL -> approvalTimedOut(course);
      case ACTING ->
          course.end(LoopState.ESCALATED, LoopEntry.ITSELF, "nobody said in time that it is done");
      case SETTLING -> afterSettling(course);
      case VERIFYING, IMPROVED, NO_EFFECT, WORSE, UNDECIDED, CANCELLED, ESCALATED -> {
        return false;
      }
    }
    return true;
  }

  private static void beginUnlessQuiet(
      Course course, Patience.@Nullable QuietHours quiet, Instant now) {
    if (quiet != null && quiet.contains(now)) {
      course.lookAgainAt(quiet.endAfter(now));
    } else {
      course.begin();
    }
  }

  private static void afterSettling(Course course) {
    if (course.step() instanceof Step.Verify) {
      course.verify();
    } else {
      course.advance();
    }
  }

  private static void approvalTimedOut(Course course) {
    if (!(course.step() instanceof Step.Approve approval)) {
      throw new IllegalStateException("a loop waits for an approval at another step");
    }
    String why = "nobody said yes or no within " + approval.timeout();
    switch (approval.atTimeout()) {
      case ESCALATE -> course.end(LoopState.ESCALATED, LoopEntry.ITSELF, why);
      case CANCEL -> course.end(LoopState.CANCELLED, LoopEntry.ITSELF, why);
      case APPROVE -> {
        course.say(LoopEntry.ITSELF, why + ", which counts as yes");
        course.advance();
      }
    }
  }

  private static boolean withdraw(Course course, Loop loop, LoopInput.Withdrawn gone) {
    if (loop.state() != LoopState.TRIGGERED) {
      return false;
    }
    course.end(LoopState.CANCELLED, LoopEntry.ITSELF, gone.why());
    return true;
  }

  private static boolean compare(Course course, Loop loop, Comparison findings, Instant now) {
    if (loop.state() != LoopState.VERIFYING) {
      return false;
    }
    Verdict verdict = findings.verdict();
    if (verdict == null) {
      Duration passed = Duration.between(loop.standing().since(), now).dividedBy(LOOKS);
      Duration wait = passed.compareTo(SOONEST_LOOK) < 0 ? SOONEST_LOOK : passed;
      course.lookAgainAt(now.plus(wait.compareTo(LATEST_LOOK) > 0 ? LATEST_LOOK : wait));
    } else {
      course.judge(verdict, findings);
    }
    return true;
  }

  /** A yes to a step that the loop has passed was heard before. */
  private static boolean approve(Course course, Loop loop, LoopInput.Approved yes) {
    if (yes.step() != null && yes.step() < loop.standing().step()) {
      return false;
    }
    Step.Approve approval = approval(course, loop, yes.by(), yes.step());
    if (approval.notAuthor() && yes.by().isAuthor()) {
      throw LoopRefusal.forbidden(
          yes.by().name()
              + " opened this loop or wrote its template, and so may not approve it: somebody else"
              + " has to");
    }
    course.say(yes.by().name(), said("approved", yes.note()));
    course.advance();
    return true;
  }

  private static boolean reject(Course course, Loop loop, LoopInput.Rejected no) {
    approval(course, loop, no.by(), no.step());
    course.end(LoopState.CANCELLED, no.by().name(), said("rejected", no.note()));
    return true;
  }

  /** What the loop waits for, which they may give. */
  private static Step.Approve approval(
      Course course, Loop loop, Approver by, @Nullable Integer step) {
    if (loop.state() != LoopState.AWAITING_APPROVAL
        || !(course.step() instanceof Step.Approve approval)) {
      throw LoopRefusal.conflict("the loop does not wait for an approval: " + standing(loop));
    }
    if (step != null && step != loop.standing().step()) {
      throw LoopRefusal.conflict(
          "the loop waits for the approval of step %d, not of step %d: look at it again"
              .formatted(loop.standing().step(), step));
    }
    if (!approval.by().isEmpty() && approval.by().stream().noneMatch(by::is)) {
      throw LoopRefusal.forbidden(
          "only " + String.join(" or ", approval.by()) + " may approve this, not " + by.name());
    }
    return approval;
  }

  /** A word on something else than what the loop waits for was heard before, or comes too late. */
  private static boolean report(Course course, Loop loop, LoopInput.Reported reported) {
    LoopInput.Task task = reported.task();
    if (task != null
        && (task.step() != loop.standing().step()
            || task.isUndo() != loop.standing().isUndoing())) {
      return false;
    }
    if (loop.state() != LoopState.ACTING) {
      throw LoopRefusal.conflict("nothing is being done that could be: " + standing(loop));
    }
    if (reported.isDone()) {
      course.say(reported.by(), said("done", reported.note()));
      goOnAfterAction(course, loop);
    } else {
      course.end(LoopState.ESCALATED, reported.by(), said("it failed", reported.note()));
    }
    return true;
  }

  private static void goOnAfterAction(Course course, Loop loop) {
    if (loop.standing().isUndoing()) {
      course.takeBack();
    } else {
      course.advance();
    }
  }

  private static boolean cancel(Course course, Loop loop, LoopInput.Cancelled cancelled) {
    if (!loop.isOpen()) {
      throw LoopRefusal.conflict("the loop has ended: " + standing(loop));
    }
    course.countAsBegun();
    course.end(LoopState.CANCELLED, cancelled.by(), said("cancelled", cancelled.note()));
    return true;
  }

  /**
   * What comes late, of a step that the loop has left, changes nothing. A verdict is recorded when
   * the loop has ended.
   */
  private static boolean sent(Course course, Loop loop, LoopInput.Sent sent) {
    Delivery delivery = sent.delivery();
    boolean isDead = sent.status() == Delivery.Status.DEAD;
    if (delivery.kind() == Delivery.Kind.VERDICT) {
      return false;
    }
    if (delivery.kind() == Delivery.Kind.MESSAGE) {
      if (isDead) {
        course.say(
            LoopEntry.ITSELF,
            "channel " + delivery.channel() + " could not be told: " + sent.answer());
      }
      return isDead;
    }
    boolean isUndo = delivery.kind() == Delivery.Kind.UNDO;
    if (loop.state() != LoopState.ACTING
        || loop.standing().step() != delivery.step()
        || loop.standing().isUndoing() != isUndo) {
      return false;
    }
    switch (sent.status()) {
      case DELIVERED -> {
        course.say(delivery.channel(), said("done", sent.answer()));
        goOnAfterAction(course, loop);
      }
      case ACCEPTED -> course.say(delivery.channel(), said("taken", sent.answer()));
      case DEAD ->
          course.end(
              LoopState.ESCALATED,
              LoopEntry.ITSELF,
              said("it could not be asked for", sent.answer()));
      case WAITING -> throw new IllegalArgumentException("it was not sent yet");
    }
    return true;
  }

  private static String said(String what, @Nullable String note) {
    return note == null || note.isBlank() ? what : what + ": " + note;
  }

  private static String standing(Loop loop) {
    return "it is " + loop.state().wireName();
  }
}
