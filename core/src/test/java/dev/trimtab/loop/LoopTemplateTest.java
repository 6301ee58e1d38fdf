package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.change.Direction;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.Glob;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.intake.Urgency;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.trend.TrendDirection;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every bound that the documentation of a template's parts states is held, all at once. */
class LoopTemplateTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TOO_LONG = Duration.ofDays(366);
  private static final SeriesMatch MATCH =
      new SeriesMatch(Set.of(MetricType.SUCCESS_RATE), Glob.ANY, Glob.ANY, null, Map.of(), 0);
  private static final Verification VERIFICATION =
      new Verification(null, null, List.of(), 0.1, 0.95, Duration.ZERO, MINUTE, 1, null);

  private static void assertFaults(ThrowingCallable making, String... pointers) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            invalid ->
                assertThat(invalid.faults())
                    .extracting(FieldFault::pointer)
                    .containsExactly(pointers));
  }

  private static LoopTemplate template(
      String name, String description, Trigger trigger, int priority, List<Step> steps) {
    return new LoopTemplate(
        name,
        description,
        MATCH,
        trigger,
        new Patience(MINUTE, Duration.ZERO, 0, null),
        priority,
        steps,
        VERIFICATION,
        LoopTemplate.OnWorse.ESCALATE,
        LoopTemplate.OnUndecided.CLOSE);
  }

  @Test
  void aTemplate() {
    List<Step> verify = List.of(new Step.Verify());
    template("a", "", new Trigger.OnNoData(MINUTE.plusNanos(1)), 100, verify);
    assertFaults(
        () -> template("A", "x".repeat(4001), new Trigger.ByHand(), 101, List.of()),
        "/name",
        "/description",
        "/priority",
        "/steps");
    assertFaults(() -> template("a", "", new Trigger.OnNoData(MINUTE), 0, verify), "/for");
    assertFaults(
        () ->
            template("a", "", new Trigger.ByHand(), -1, Collections.nCopies(21, new Step.Verify())),
        "/priority",
        "/steps",
        "/steps");
  }

  @Test
  void patience() {
    assertFaults(
        () -> new Patience(Duration.ofDays(8), TOO_LONG, 1_000_001, null),
        "/for",
        "/cooldown/time",
        "/cooldown/samples");
    LocalTime night = LocalTime.of(22, 0);
    assertFaults(() -> new Patience.QuietHours(night, night, ZoneOffset.UTC), "/quiet_hours/until");
  }

  @Test
  void whichSeries() {
    assertFaults(
        () ->
            new SeriesMatch(
                Set.of(MetricType.FAILURE_CLASS),
                Glob.ANY,
                Glob.ANY,
                " ",
                Map.of("k", "x".repeat(201)),
                -1),
        "/match/metric_type",
        "/match/environment",
        "/match/minimum_samples",
        "/match/metadata");
    assertFaults(
        () -> new SeriesMatch(Set.of(), Glob.ANY, Glob.ANY, null, Map.of(), 0),
        "/match/metric_type");
    assertFaults(() -> new Glob(""), "");
  }

  @Test
  void whatTheServerRecordsOfItselfIsMeantOnlyWhereItIsNamed() {
    SeriesKey own = new SeriesKey("trimtab/loops", "watch", MetricType.SUCCESS_RATE);
    for (String domain : List.of("*", "trim*", "*/loops")) {
      assertThat(match(domain).names(own)).as(domain).isFalse();
    }
    for (String domain : List.of("trimtab/loops", "trimtab/*")) {
      assertThat(match(domain).names(own)).as(domain).isTrue();
    }
  }

  private static SeriesMatch match(String domain) {
    return new SeriesMatch(
        Set.of(MetricType.SUCCESS_RATE), new Glob(domain), Glob.ANY, null, Map.of(), 0);
  }

  @Test
  void triggers() {
    assertFaults(
        () -> new Trigger.OnChangePoint(Direction.DECLINE, Double.NaN),
        "/trigger/change_point/least_effect");
    assertFaults(
        () -> new Trigger.OnDirection(TrendDirection.STABLE, 10_001),
        "/trigger/direction/direction",
        "/trigger/direction/window");
    assertFaults(
        () ->
            new Trigger.OnThreshold(
                Trigger.Statistic.MEAN,
                Trigger.Side.BELOW,
                Double.POSITIVE_INFINITY,
                Duration.ofDays(31)),
        "/trigger/threshold/below",
        "/trigger/threshold/over");
    assertFaults(() -> new Trigger.OnNoData(Duration.ZERO), "/trigger/no_data/after");
  }

  @Test
  void verification() {
    assertFaults(
        () ->
            new Verification(
                "",
                MetricType.FAILURE_CLASS,
                Collections.nCopies(11, new Verification.Guardrail(null, MetricType.COST_USD, 0)),
                0,
                0.49,
                Duration.ofDays(8),
                TOO_LONG,
                0,
                "x".repeat(201)),
        "/verify/event_type",
        "/verify/metric_type",
        "/verify/guardrails",
        "/verify/effect",
        "/verify/confidence",
        "/verify/settling",
        "/verify/deadline",
        "/verify/minimum_samples",
        "/verify/variant");
    assertFaults(
        () -> new Verification.Guardrail("", MetricType.FAILURE_CLASS, 1),
        "/event_type",
        "/metric_type",
        "/tolerate");
  }

  @Test
  void steps() {
    assertFaults(
        () -> new Step.OpenIntake(Urgency.LOW, "", "x".repeat(201)),
        "/intake/category",
        "/intake/title");
    assertFaults(
        () -> new Step.Notify("\n", Step.Occasion.REACHED, "x".repeat(2001)),
        "/notify/channel",
        "/notify/text");
    assertFaults(
        () -> new Step.Approve(List.of("ana", ""), Duration.ofDays(31), Step.AtTimeout.CANCEL),
        "/approve/timeout",
        "/approve/by/1");
    assertFaults(
        () -> new Step.Approve(Collections.nCopies(51, "ana"), MINUTE, Step.AtTimeout.CANCEL),
        "/approve/by");
    assertFaults(
        () -> new Step.Approve(List.of("key:", "group:"), true, MINUTE, Step.AtTimeout.APPROVE),
        "/approve/at_timeout",
        "/approve/by/0",
        "/approve/by/1");
    assertFaults(
        () -> new Step.Act(new Step.ByPeople("do", null), Duration.ofSeconds(59)), "/act/timeout");
    assertFaults(() -> new Step.Pause(Duration.ofMillis(999)), "/wait");
  }

  @Test
  void actions() {
    Step.Action once = new Step.ByPeople("back", null);
    Step.Action twice = new Step.ByPeople("back and forth", once);
    assertFaults(
        () -> new Step.CallWebhook("", "x".repeat(201), Map.of("", "x".repeat(2001)), twice),
        "/channel",
        "/name",
        "/inverse",
        "/parameters",
        "/parameters");
    assertFaults(() -> new Step.ByPeople(" ", twice), "/instructions", "/inverse");
  }
}
