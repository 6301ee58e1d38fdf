package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.change.Direction;
import dev.trimtab.input.Glob;
import dev.trimtab.intake.Urgency;
import dev.trimtab.loop.LoopTemplate.OnUndecided;
import dev.trimtab.loop.LoopTemplate.OnWorse;
import dev.trimtab.loop.Step.AtTimeout;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopEngineTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Step.CallWebhook UNDO =
      new Step.CallWebhook("deployer", "forward", Map.of(), null);
  private static final Step ROLL_BACK =
      new Step.Act(new Step.CallWebhook("deployer", "roll back", Map.of(), UNDO), HOUR);
  private static final Step APPROVE =
      new Step.Approve(List.of("ada"), Duration.ofHours(4), AtTimeout.ESCALATE);
  private static final Step AT_END = new Step.Notify("ops", Step.Occasion.ENDED, null);

  private Instant now = START;

  @Test
  void goesFromTriggerToVerdict() {
    Step intake = new Step.OpenIntake(Urgency.HIGH, "regression", null);
    Step told = new Step.Notify("ops", Step.Occasion.REACHED, null);
    Course loop = course(intake, told, AT_END, APPROVE, ROLL_BACK);

    Move begun = loop.next(new LoopInput.Tick());
    assertThat(begun.requests()).containsExactly((Step.OpenIntake) intake);
    assertThat(begun.deliveries()).extracting(Delivery::channel).containsExactly("ops");
    assertThat(loop.state()).isEqualTo(LoopState.AWAITING_APPROVAL);

    Move approved = loop.next(new LoopInput.Approved(Approver.named("ada"), "go", null));
    Delivery action = approved.deliveries().getFirst();
    assertThat(action.kind()).isEqualTo(Delivery.Kind.ACTION);
    assertThat(loop.state()).isEqualTo(LoopState.ACTING);
    assertThat(loop.now.action()).isEqualTo(new Loop.Action(now, null));

    Instant began = now;
    now = now.plusSeconds(30);
    loop.next(new LoopInput.Sent(action, Delivery.Status.DELIVERED, "200"));
    assertThat(loop.state()).isEqualTo(LoopState.SETTLING);
    assertThat(loop.now.action()).isEqualTo(new Loop.Action(began, now));

    now = now.plus(Duration.ofMinutes(5));
    loop.next(new LoopInput.Tick());
    assertThat(loop.state()).isEqualTo(LoopState.VERIFYING);

    Move end = loop.next(compared(Verdict.IMPROVED));
    assertThat(loop.state()).isEqualTo(LoopState.IMPROVED);
    assertThat(loop.now.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(loop.now.endedAt()).isEqualTo(now);
    assertThat(loop.now.standing().dueAt()).isNull();
    assertThat(end.deliveries())
        .extracting(Delivery::channel)
        .containsExactly("ops", "trimtab/loops");
    assertThat(end.entries().getFirst().known()).containsEntry("samples", "120");
  }

  @Test
  void theRecordIsNumberedWithoutGapsAndSaysWho() {
    Course loop = course(APPROVE, ROLL_BACK);
    List<LoopEntry> record = new ArrayList<>(loop.next(new LoopInput.Tick()).entries());
    record.addAll(loop.next(new LoopInput.Noted("eve", "looking")).entries());
    record.addAll(loop.next(new LoopInput.Approved(Approver.named("ada"), null, null)).entries());

    assertThat(record).extracting(LoopEntry::number).containsExactly(2, 3, 4, 5, 6);
    assertThat(record)
        .extracting(LoopEntry::by)
        .containsExactly("trimtab", "trimtab", "eve", "ada", "trimtab");
    assertThat(record.getLast().from()).isEqualTo(LoopState.AWAITING_APPROVAL);
    assertThat(record.getLast().to()).isEqualTo(LoopState.ACTING);
    assertThat(loop.now.lines()).isEqualTo(6);
  }

  @Test
  void onlyWhoMayApproves() {
    Course loop = course(APPROVE, ROLL_BACK);
    assertThatThrownBy(() -> loop.next(new LoopInput.Approved(Approver.named("ada"), null, null)))
        .hasMessageContaining("it is triggered");
    loop.next(new LoopInput.Tick());
    assertThatThrownBy(() -> loop.next(new LoopInput.Approved(Approver.named("eve"), null, null)))
        .isInstanceOfSatisfying(
            LoopRefusal.class, refusal -> assertThat(refusal.isForbidden()).isTrue());
    loop.next(new LoopInput.Rejected(Approver.named("ada"), "not now", null));
    assertThat(loop.state()).isEqualTo(LoopState.CANCELLED);
  }

  @Test
  void anApprovalThatNobodyGivesGoesTheWayThatWasSaid() {
    assertThat(afterTimeout(AtTimeout.ESCALATE)).isEqualTo(LoopState.ESCALATED);
    assertThat(afterTimeout(AtTimeout.CANCEL)).isEqualTo(LoopState.CANCELLED);
    assertThat(afterTimeout(AtTimeout.APPROVE)).isEqualTo(LoopState.ACTING);
  }

  private LoopState afterTimeout(AtTimeout atTimeout) {
    now = START;
    Course loop = course(new Step.Approve(List.of(), HOUR, atTimeout), ROLL_BACK);
    loop.next(new LoopInput.Tick());
    now = now.plus(HOUR).minusMillis(1);
    assertThat(loop.hears(new LoopInput.Tick())).isFalse();
    now = START.plus(HOUR);
    loop.next(new LoopInput.Tick());
    return loop.state();
  }

  @Test
  void whatHarmedIsTakenBackLastFirst() {
    Step first = new Step.Act(new Step.ByPeople("drain", new Step.ByPeople("refill", null)), HOUR);
    Course loop = course(first, ROLL_BACK);
    loop.next(new LoopInput.Tick());
    Delivery action = loop.next(new LoopInput.Reported("ada", true, null)).deliveries().getFirst();
    loop.next(new LoopInput.Sent(action, Delivery.Status.DELIVERED, "200"));
    loop.settled();

    Delivery undo = loop.next(compared(Verdict.WORSE)).deliveries().getFirst();
    assertThat(undo.kind()).isEqualTo(Delivery.Kind.UNDO);
    assertThat(undo.id()).isNotEqualTo(action.id());
    assertThat(loop.state()).isEqualTo(LoopState.ACTING);
    assertThat(loop.hears(new LoopInput.Sent(action, Delivery.Status.DELIVERED, "late"))).isFalse();

    loop.next(new LoopInput.Sent(undo, Delivery.Status.ACCEPTED, "202"));
    assertThat(loop.state()).isEqualTo(LoopState.ACTING);
    loop.next(new LoopInput.Reported("deployer", true, null));
    assertThat(loop.state()).isEqualTo(LoopState.ACTING);
    loop.next(new LoopInput.Reported("ada", true, null));
    assertThat(loop.state()).isEqualTo(LoopState.WORSE);
    assertThat(loop.now.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void whatCannotBeTakenBackEscalates() {
    Course loop = course(new Step.Act(new Step.ByPeople("drain", null), HOUR));
    loop.next(new LoopInput.Tick());
    loop.next(new LoopInput.Reported("ada", true, null));
    loop.settled();
    loop.next(compared(Verdict.WORSE));
    assertThat(loop.state()).isEqualTo(LoopState.ESCALATED);
    assertThat(loop.now.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void anActionThatFailsOrTakesTooLongOrReachesNobodyEscalates() {
    Course failed = course(ROLL_BACK);
    failed.next(new LoopInput.Tick());
    failed.next(new LoopInput.Reported("deployer", false, "no such version"));
    assertThat(failed.state()).isEqualTo(LoopState.ESCALATED);

    Course slow = course(ROLL_BACK);
    slow.next(new LoopInput.Tick());
    now = now.plus(HOUR);
    slow.next(new LoopInput.Tick());
    assertThat(slow.state()).isEqualTo(LoopState.ESCALATED);

    Course unreachable = course(ROLL_BACK);
    Delivery action = unreachable.next(new LoopInput.Tick()).deliveries().getFirst();
    unreachable.next(new LoopInput.Sent(action, Delivery.Status.DEAD, "it took too long"));
    assertThat(unreachable.state()).isEqualTo(LoopState.ESCALATED);
  }

  @Test
  void aMessageThatCannotBeDeliveredHoldsNothingUp() {
    Course loop = course(new Step.Notify("ops", Step.Occasion.REACHED, null), APPROVE);
    Delivery message = loop.next(new LoopInput.Tick()).deliveries().getFirst();
    assertThat(loop.hears(new LoopInput.Sent(message, Delivery.Status.DELIVERED, "200"))).isFalse();
    Move dead = loop.next(new LoopInput.Sent(message, Delivery.Status.DEAD, "410"));
    assertThat(dead.entries().getFirst().why()).contains("ops").contains("410");
    assertThat(loop.state()).isEqualTo(LoopState.AWAITING_APPROVAL);
  }

  @Test
  void inQuietHoursItWaits() {
    LocalTime nine = LocalTime.of(9, 0);
    Patience.QuietHours quiet = new Patience.QuietHours(nine, LocalTime.of(11, 0), ZoneOffset.UTC);
    Course loop = new Course(template(quiet, OnUndecided.CLOSE, APPROVE));
    loop.next(new LoopInput.Tick());
    assertThat(loop.state()).isEqualTo(LoopState.TRIGGERED);
    assertThat(loop.now.standing().dueAt()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    now = Instant.parse("2026-03-02T11:00:00Z");
    loop.next(new LoopInput.Tick());
    assertThat(loop.state()).isEqualTo(LoopState.AWAITING_APPROVAL);
  }

  @Test
  void whatDoesNotHoldNeverBegins() {
    Course loop = course(AT_END, APPROVE);
    Move gone = loop.next(new LoopInput.Withdrawn("it recovered"));
    assertThat(loop.state()).isEqualTo(LoopState.CANCELLED);
    assertThat(loop.now.hasBegun()).isFalse();
    assertThat(gone.deliveries()).isEmpty();
  }

  @Test
  void withoutAnActionWhatComesFromNowOnIsCompared() {
    Course loop = course(AT_END);
    loop.next(new LoopInput.Tick());
    assertThat(loop.now.action()).isEqualTo(new Loop.Action(START, START));
    loop.settled();
    loop.next(compared(null));
    assertThat(loop.state()).isEqualTo(LoopState.VERIFYING);
    assertThat(loop.now.standing().dueAt()).isAfter(now);
    loop.next(compared(Verdict.UNDECIDED));
    assertThat(loop.state()).isEqualTo(LoopState.UNDECIDED);
  }

  @Test
  void aVerdictIsRecordedOnceHoweverTheLoopEnds() {
    for (Verdict verdict : Verdict.values()) {
      Course loop = course(new Step.Act(new Step.ByPeople("drain", null), HOUR));
      loop.next(new LoopInput.Tick());
      loop.next(new LoopInput.Reported("ada", true, null));
      loop.settled();
      Delivery recorded = loop.next(compared(verdict)).deliveries().getFirst();
      assertThat(recorded.id()).isEqualTo("loop_1_verdict");
      assertThat(recorded.kind()).isEqualTo(Delivery.Kind.VERDICT);
      assertThat(recorded.entry()).isEqualTo(loop.now.lines());
      assertThat(loop.hears(new LoopInput.Sent(recorded, Delivery.Status.DELIVERED, "recorded")))
          .isFalse();
    }
  }

  @Test
  void whatIsBeingTakenBackIsRecordedWhenItEnds() {
    Course loop = course(ROLL_BACK);
    Delivery action = loop.next(new LoopInput.Tick()).deliveries().getFirst();
    loop.next(new LoopInput.Sent(action, Delivery.Status.DELIVERED, "200"));
    loop.settled();
    assertThat(loop.next(compared(Verdict.WORSE)).deliveries())
        .extracting(Delivery::kind)
        .containsExactly(Delivery.Kind.UNDO);
    assertThat(loop.next(new LoopInput.Cancelled("ada", null)).deliveries())
        .extracting(Delivery::kind)
        .containsExactly(Delivery.Kind.VERDICT);
  }

  @Test
  void withoutAVerdictNothingIsRecorded() {
    Course loop = course(APPROVE, ROLL_BACK);
    loop.next(new LoopInput.Tick());
    assertThat(loop.next(new LoopInput.Cancelled("ada", null)).deliveries()).isEmpty();
  }

  @Test
  void aWordIsForTheStepItNames() {
    Course loop = course(APPROVE, new Step.Pause(HOUR), APPROVE, ROLL_BACK);
    Approver ada = Approver.named("ada");
    loop.next(new LoopInput.Tick());
    for (LoopInput early :
        List.of(
            new LoopInput.Approved(ada, null, 2), new LoopInput.Rejected(ada, "too early", 2))) {
      assertThatThrownBy(() -> loop.next(early)).hasMessageContaining("waits for the approval of");
    }
    loop.next(new LoopInput.Approved(ada, null, 0));
    now = now.plus(HOUR);
    loop.next(new LoopInput.Tick());
    assertThat(loop.now.standing().step()).isEqualTo(2);
    assertThat(loop.hears(new LoopInput.Approved(ada, null, 0))).isFalse();
    assertThatThrownBy(() -> loop.next(new LoopInput.Rejected(ada, "late", 0)))
        .isInstanceOfSatisfying(
            LoopRefusal.class, refusal -> assertThat(refusal.isForbidden()).isFalse());
    loop.next(new LoopInput.Rejected(ada, "no", 2));
    assertThat(loop.state()).isEqualTo(LoopState.CANCELLED);
  }

  @Test
  void whoWroteItSaysNoButNotYesWhereSomebodyElseHasTo() {
    Step four = new Step.Approve(List.of(), true, HOUR, AtTimeout.ESCALATE);
    Approver author = new Approver("ada", "ada", null, Set.of(), true);
    Course loop = course(four, ROLL_BACK);
    loop.next(new LoopInput.Tick());
    assertThatThrownBy(() -> loop.next(new LoopInput.Approved(author, null, null)))
        .hasMessageContaining("somebody else has to")
        .isInstanceOfSatisfying(
            LoopRefusal.class, refusal -> assertThat(refusal.isForbidden()).isTrue());
    loop.next(new LoopInput.Approved(Approver.named("eve"), null, null));
    assertThat(loop.state()).isEqualTo(LoopState.ACTING);

    Course rejected = course(four, ROLL_BACK);
    rejected.next(new LoopInput.Tick());
    rejected.next(new LoopInput.Rejected(author, null, null));
    assertThat(rejected.state()).isEqualTo(LoopState.CANCELLED);
  }

  @Test
  void aRecordTakesNotesUpToItsEndAndMovesAlways() {
    Course loop = course(APPROVE, ROLL_BACK);
    loop.next(new LoopInput.Tick());
    while (loop.now.lines() < LoopEngine.MOST_LINES) {
      loop.next(new LoopInput.Noted("eve", "looking"));
    }
    assertThatThrownBy(() -> loop.next(new LoopInput.Noted("eve", "looking")))
        .isInstanceOf(LoopRefusal.class)
        .hasMessageContaining("takes no more notes");
    loop.next(new LoopInput.Approved(Approver.named("ada"), "go", null));
    assertThat(loop.state()).isEqualTo(LoopState.ACTING);
  }

  @Test
  void whatHasEndedHearsNotesOnly() {
    Course loop = course(APPROVE);
    loop.next(new LoopInput.Cancelled("ada", null));
    assertThat(loop.state()).isEqualTo(LoopState.CANCELLED);
    now = now.plus(Duration.ofDays(100));
    assertThat(loop.hears(new LoopInput.Tick())).isFalse();
    assertThat(loop.hears(compared(Verdict.IMPROVED))).isFalse();
    assertThatThrownBy(() -> loop.next(new LoopInput.Cancelled("ada", null)))
        .isInstanceOf(LoopRefusal.class);
    loop.next(new LoopInput.Noted("ada", "for the record"));
    assertThat(loop.state()).isEqualTo(LoopState.CANCELLED);
    assertThat(loop.now.endedAt()).isEqualTo(START);
  }

  private static LoopInput.Compared compared(@Nullable Verdict verdict) {
    return new LoopInput.Compared(new Comparison(verdict, "by 0.1", Map.of("samples", "120")));
  }

  private Course course(Step... steps) {
    return new Course(template(null, OnUndecided.CLOSE, steps));
  }

  private static LoopTemplate template(
      Patience.@Nullable QuietHours quiet, OnUndecided onUndecided, Step... steps) {
    List<Step> all = new ArrayList<>(List.of(steps));
    all.add(new Step.Verify());
    return new LoopTemplate(
        "regression",
        "",
        new SeriesMatch(Set.of(MetricType.SUCCESS_RATE), Glob.ANY, Glob.ANY, null, Map.of(), 0),
        new Trigger.OnChangePoint(Direction.DECLINE, 0),
        new Patience(Duration.ZERO, Duration.ZERO, 0, quiet),
        0,
        all,
        new Verification(
            null, null, List.of(), 0.05, 0.95, Duration.ofMinutes(5), Duration.ofDays(3), 30, null),
        OnWorse.ROLL_BACK,
        onUndecided);
  }

  /** A loop that goes on. */
  private final class Course {
    private final LoopTemplate template;
    private Loop now =
        new Loop(
            "loop_1",
            "regression",
            1,
            new SeriesKey("bot", "run", MetricType.SUCCESS_RATE),
            new Cause(Cause.Kind.CHANGE_POINT, 7, null, "success fell"),
            new Loop.Standing(LoopState.TRIGGERED, -1, false, START, START),
            START,
            null,
            null,
            null,
            null,
            1,
            0);

    Course(LoopTemplate template) {
      this.template = template;
    }

    Move next(LoopInput input) {
      Move move = LoopEngine.next(now, template, input, LoopEngineTest.this.now).orElseThrow();
      now = move.loop();
      return move;
    }

    boolean hears(LoopInput input) {
      return LoopEngine.next(now, template, input, LoopEngineTest.this.now).isPresent();
    }

    LoopState state() {
      return now.state();
    }

    void settled() {
      LoopEngineTest.this.now = LoopEngineTest.this.now.plus(Duration.ofMinutes(5));
      next(new LoopInput.Tick());
      assertThat(state()).isEqualTo(LoopState.VERIFYING);
    }
  }
}
