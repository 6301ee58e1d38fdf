package dev.trimtab.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventAppender;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each tenant of a commit is told its newest position, once. */
class WakingAppenderTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final TenantId INITECH = new TenantId("initech");
  private static final OutcomeEvent EVENT =
      new OutcomeEvent(
          "e",
          new SeriesKey("bot", "answer", MetricType.COST_USD),
          1,
          Instant.EPOCH,
          Instant.EPOCH,
          Metadata.NONE);
  private static final Submission.Item ITEM =
      new Submission.Item(EVENT, new Submission.Given(true, true, true, true));

  private final Map<TenantId, Long> told = new HashMap<>();

  @Test
  void theNewestPositionOfEachTenantIsTold() {
    List<List<Appended>> results =
        List.of(
            List.of(new Appended.Stored(EVENT, 3), new Appended.Stored(EVENT, 4)),
            List.of(new Appended.Stored(EVENT, 9), new Appended.Conflicting("e")),
            List.of(new Appended.Stored(EVENT, 5)),
            List.of(new Appended.Duplicate(EVENT, 12)));
    EventAppender appender = appender(results);
    WakingAppender waking =
        new WakingAppender(
            appender, (tenant, position) -> assertThat(told.put(tenant, position)).isNull());

    List<List<Appended>> returned =
        waking.append(List.of(by(ACME, 2), by(GLOBEX, 2), by(ACME, 1), by(INITECH, 1)));

    assertThat(returned).isSameAs(results);
    assertThat(told).isEqualTo(Map.of(ACME, 5L, GLOBEX, 9L));
    assertThat(waking.mixesTenants()).isTrue();
  }

  private static Submission by(TenantId tenant, int events) {
    return new Submission(tenant, Collections.nCopies(events, ITEM), false);
  }

  private static EventAppender appender(List<List<Appended>> results) {
    return new EventAppender() {
      @Override
      public List<List<Appended>> append(List<Submission> group) {
        return results;
      }

      @Override
      public boolean mixesTenants() {
        return true;
      }
    };
  }
}
