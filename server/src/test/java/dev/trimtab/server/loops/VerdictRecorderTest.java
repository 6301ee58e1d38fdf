package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerdictRecorderTest {
  private static final Instant ENDED = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void onlyWhatImprovedIsASuccess() {
    assertThat(event(LoopState.IMPROVED, Verdict.IMPROVED).value()).isEqualTo(1);
    assertThat(event(LoopState.NO_EFFECT, Verdict.NO_EFFECT).value()).isZero();
    assertThat(event(LoopState.WORSE, Verdict.WORSE).value()).isZero();
    assertThat(event(LoopState.UNDECIDED, Verdict.UNDECIDED).value()).isZero();
  }

  @Test
  void saysTheSameWheneverItIsRecorded() {
    OutcomeEvent event = event(LoopState.ESCALATED, Verdict.WORSE);
    assertThat(event.occurredAt()).isEqualTo(ENDED);
    assertThat(event.series())
        .isEqualTo(new SeriesKey("trimtab/loops", "rollback", MetricType.SUCCESS_RATE));
    assertThat(event.metadata().json())
        .isEqualTo(
            """
            {"cause":"by_hand","domain":"a \\"b\\"","ended":"escalated","event_type":"run",\
            "loop":"l1","metric_type":"cost_usd","verdict":"worse","version":"3"}""");
  }

  @Test
  void withoutAVerdictThereIsNothingToRecord() {
    assertThat(VerdictRecorder.event("l1_verdict", loop(LoopState.CANCELLED, null), ENDED))
        .isEmpty();
  }

  private static OutcomeEvent event(LoopState state, Verdict verdict) {
    return VerdictRecorder.event("l1_verdict", loop(state, verdict), ENDED.plusSeconds(9))
        .orElseThrow();
  }

  private static Loop loop(LoopState state, Verdict verdict) {
    return new Loop(
        "l1",
        "rollback",
        3,
        new SeriesKey("a \"b\"", "run", MetricType.COST_USD),
        new Cause(Cause.Kind.BY_HAND, 7, "ana", "an idea"),
        new Loop.Standing(state, 1, false, ENDED, null),
        ENDED.minusSeconds(60),
        null,
        verdict,
        null,
        ENDED,
        5,
        4);
  }
}
