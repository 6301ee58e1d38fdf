package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A voided event is gone from everything that reads, and its place stays taken. */
public abstract class VoidContract extends StorageContract {
  private static final Sent LATENCY = Sent.of("shop", "checkout", MetricType.LATENCY_MS, 8);

  @Test
  void findsAnEventByAnIdMadeHere() {
    Submission sent = LATENCY.by(ACME);
    append(Sent.success(1).by(ACME), sent);
    assertThat(voidEvent(id(sent))).isTrue();
    assertThat(storage().outcomes().event(ACME, id(sent))).isEmpty();
    assertThat(voidEvent(id(sent))).isFalse();
  }

  @Test
  void findsAnEventByTheCallersId() {
    append(LATENCY.withId("order-1").by(ACME));
    assertThat(voidEvent("order-2")).isFalse();
    assertThat(voidEvent("order-1")).isTrue();
    assertThat(voidEvent("order-1")).isFalse();
  }

  @Test
  void touchesNoOtherTenantsEvent() {
    Submission sent = LATENCY.by(ACME);
    append(LATENCY.withId("order-1").by(ACME));
    append(sent);
    append(LATENCY.by(GLOBEX));
    assertThat(storage().outcomes().voidEvent(GLOBEX, "order-1", "theirs", Sent.NOW)).isFalse();
    assertThat(storage().outcomes().voidEvent(GLOBEX, id(sent), "theirs", Sent.NOW)).isFalse();
    assertThat(storage().outcomes().event(ACME, "order-1")).isPresent();
  }

  @Test
  void takesItOutOfEverythingThatReads() {
    Sent early = LATENCY.at(Sent.NOW.minusSeconds(3_600));
    Submission late = Sent.of("shop", "checkout", MetricType.LATENCY_MS, 32).by(ACME);
    append(early.by(ACME), late, LATENCY.by(ACME));
    voidEvent(id(late));
    Selection latencies = new Selection(MetricType.LATENCY_MS, null, null, TimeRange.ALL);
    assertThat(storage().outcomes().aggregate(ACME, latencies))
        .isEqualTo(new Aggregate(2, 16, 128, 8, 8, 2));
    assertThat(storage().outcomes().newest(ACME, latencies, 10)).containsExactly(8, 8);
    assertThat(storage().outcomes().inventory(ACME, null, 1).totalEvents()).isEqualTo(2);
    assertThat(
            storage()
                .outcomes()
                .events(ACME, new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 10, null))
                .events())
        .extracting("value")
        .containsExactly(8.0, 8.0);
  }

  @Test
  void putsTheLatestTimeRight() {
    append(LATENCY.at(Sent.NOW.minusSeconds(60)).by(ACME));
    append(LATENCY.withId("order-1").by(ACME));
    voidEvent("order-1");
    assertThat(storage().outcomes().lastOccurredAt(ACME)).contains(Sent.NOW.minusSeconds(60));
    append(LATENCY.withId("order-2").by(GLOBEX));
    storage().outcomes().voidEvent(GLOBEX, "order-2", "a test", Sent.NOW);
    assertThat(storage().outcomes().lastOccurredAt(GLOBEX)).isEmpty();
  }

  @Test
  void countsTheFailureNoLonger() {
    Sent timeout =
        Sent.of("shop", "checkout", MetricType.FAILURE_CLASS, 1)
            .with(new Metadata("{\"failure_class\":\"timeout\"}", "timeout"));
    append(
        Sent.batch(
            ACME, timeout.withId("order-1"), timeout, timeout.in("library").withId("order-2")));
    voidEvent("order-1");
    voidEvent("order-2");
    assertThat(storage().outcomes().failureClasses(ACME, null, TimeRange.ALL, 10))
        .singleElement()
        .extracting("failureClass", "count")
        .containsExactly("timeout", 1L);
    assertThat(storage().outcomes().failureClasses(ACME, "library", TimeRange.ALL, 10)).isEmpty();
  }

  @Test
  void keepsItsPositionTaken() {
    append(LATENCY.withId("order-1").by(ACME));
    voidEvent("order-1");
    assertThat(append(LATENCY.by(ACME)).getFirst().getFirst())
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.position()).isEqualTo(2));
  }

  private boolean voidEvent(String id) {
    return storage().outcomes().voidEvent(ACME, id, "a test", Sent.NOW);
  }

  private static String id(Submission single) {
    return single.items().getFirst().event().id();
  }
}
