package dev.trimtab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An intake moves as the contract says, and every bound of its fields is held. */
class IntakeTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30.123456789Z");
  private static final Instant KEPT = Instant.parse("2026-03-02T10:00:30.123456Z");

  /** The contract, word for word. */
  private static final Map<IntakeStatus, Set<IntakeStatus>> ALLOWED =
      Map.of(
          IntakeStatus.SUBMITTED,
          Set.of(IntakeStatus.TRIAGED),
          IntakeStatus.TRIAGED,
          Set.of(IntakeStatus.ANALYZING),
          IntakeStatus.ANALYZING,
          Set.of(IntakeStatus.ACCEPTED, IntakeStatus.DEFERRED, IntakeStatus.REJECTED),
          IntakeStatus.DEFERRED,
          Set.of(IntakeStatus.TRIAGED),
          IntakeStatus.ACCEPTED,
          Set.of(IntakeStatus.TRACKED));

  private static final Intake SUBMITTED =
      Intake.submitted(
          "i1",
          Request.of(
              new Request.Classification(ResearchType.TECHNICAL, "reliability", Urgency.HIGH),
              new Request.Content("Why?", "", null, null)),
          null,
          "ann",
          NOW);

  @Test
  void movesAsTheContractSaysAndNoOtherWay() {
    for (IntakeStatus from : IntakeStatus.values()) {
      Disposition at = new Disposition(from, null, null, null, List.of());
      for (IntakeStatus to : IntakeStatus.values()) {
        Transition transition = new Transition(to, "bob", NOW, null, null);
        if (ALLOWED.getOrDefault(from, Set.of()).contains(to)) {
          assertThat(at.after(transition).status()).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> at.after(transition)).isInstanceOf(IntakeRefusal.class);
        }
      }
    }
  }

  @Test
  void aRefusalSaysWhatIsAllowed() {
    Intake analyzing = move(move(SUBMITTED, IntakeStatus.TRIAGED), IntakeStatus.ANALYZING);
    assertThatThrownBy(() -> move(analyzing, IntakeStatus.TRACKED))
        .hasMessage(
            "an intake that is analyzing may become accepted or deferred or rejected, not tracked");
    Intake rejected = move(analyzing, IntakeStatus.REJECTED);
    assertThatThrownBy(() -> move(rejected, IntakeStatus.TRIAGED))
        .hasMessage("an intake that is rejected stays so");
  }

  @Test
  void aDecisionIsKeptWithItsReason() {
    Intake analyzing = move(move(SUBMITTED, IntakeStatus.TRIAGED), IntakeStatus.ANALYZING);
    assertThat(analyzing.disposition().decidedBy()).isNull();
    Intake accepted =
        analyzing.after(
            new Transition(IntakeStatus.ACCEPTED, "bob", NOW, "it pays", List.of("do it")));
    Intake tracked =
        accepted.after(
            new Transition(IntakeStatus.TRACKED, "eve", NOW.plusSeconds(60), null, null));
    assertThat(tracked.disposition())
        .isEqualTo(new Disposition(IntakeStatus.TRACKED, KEPT, "bob", "it pays", List.of("do it")));
    assertThat(tracked.createdAt()).isEqualTo(KEPT);
    assertThat(tracked.updatedAt()).isEqualTo(KEPT.plusSeconds(60));
  }

  @Test
  void everyFaultIsNamed() {
    String long200 = "x".repeat(201);
    assertFaults(
        () -> new Request.Classification(ResearchType.USER, " ", Urgency.LOW),
        "/classification/category");
    assertFaults(
        () ->
            new Request.Content(
                long200, "x".repeat(10_001), "x".repeat(2_001), LocalDate.of(10_000, 1, 1)),
        "/content/title",
        "/content/summary",
        "/content/source",
        "/content/source_date");
    assertFaults(
        () -> new Request.Relevance(List.of("a", ""), List.of(long200), 11),
        "/relevance/impact_areas/1",
        "/relevance/affected_agents/0",
        "/relevance/priority_score");
    assertFaults(
        () -> new Request.Relevance(Collections.nCopies(51, "a"), List.of(), 0),
        "/relevance/impact_areas",
        "/relevance/priority_score");
    List<String> tooLong = List.of("x".repeat(1_001));
    assertFaults(
        () -> new Request.Analysis(tooLong, tooLong, tooLong, List.of("\0")),
        "/analysis/key_findings/0",
        "/analysis/recommendations/0",
        "/analysis/risks/0",
        "/analysis/opportunities/0");
    assertFaults(
        () -> new Request.Tracking(tooLong, "x".repeat(2_001), "a\nb"),
        "/tracking/backlog_refs/0",
        "/tracking/roadmap_impact",
        "/tracking/implementation_target");
    assertFaults(
        () -> new Transition(IntakeStatus.TRIAGED, "a", NOW, "x".repeat(2_001), List.of(" ")),
        "/rationale",
        "/action_items/0");
  }

  @Test
  void whatIsAtABoundIsTaken() {
    List<String> most = Collections.nCopies(50, "x".repeat(1_000));
    assertThat(new Request.Analysis(most, most, most, most).risks()).hasSize(50);
    assertThat(new Request.Relevance(List.of(), List.of(), 1).priorityScore()).isEqualTo(1);
    assertThat(new Request.Relevance(List.of(), List.of(), 10).priorityScore()).isEqualTo(10);
    String emoji = "\uD83D\uDE80".repeat(200);
    assertThat(new Request.Content(emoji, "", null, null).title()).isEqualTo(emoji);
  }

  @Test
  void codesAreReadBack() {
    for (IntakeStatus status : IntakeStatus.values()) {
      assertThat(IntakeStatus.ofCode(status.code())).isEqualTo(status);
      assertThat(IntakeStatus.ofWireName(status.wireName())).contains(status);
    }
    for (ResearchType type : ResearchType.values()) {
      assertThat(ResearchType.ofCode(type.code())).isEqualTo(type);
    }
    for (Urgency urgency : Urgency.values()) {
      assertThat(Urgency.ofCode(urgency.code())).isEqualTo(urgency);
    }
    for (LessonVerdict verdict : LessonVerdict.values()) {
      assertThat(LessonVerdict.ofCode(verdict.code())).isEqualTo(verdict);
    }
  }

  private static Intake move(Intake intake, IntakeStatus to) {
    return intake.after(new Transition(to, "bob", NOW, null, null));
  }

  static void assertFaults(ThrowingCallable making, String... pointers) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            invalid ->
                assertThat(invalid.faults())
                    .extracting(FieldFault::pointer)
                    .containsExactly(pointers));
  }
}
