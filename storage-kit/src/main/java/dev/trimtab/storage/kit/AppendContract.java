package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Submission;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is appended is there, once, whole and in order. */
public abstract class AppendContract extends StorageContract {
  @Test
  void returnsTheEventsAndKeepsThem() {
    Metadata metadata = new Metadata("{\"agent\":\"é\",\"failure_class\":\"timeout\"}", "timeout");
    Submission submission =
        Sent.batch(
            ACME,
            Sent.success(1),
            Sent.of("shop", "checkout", MetricType.LATENCY_MS, 12.5).with(metadata),
            Sent.success(0).withId("order-1"));
    List<Appended> results = append(submission).getFirst();
    for (int i = 0; i < submission.size(); i++) {
      OutcomeEvent event = submission.items().get(i).event();
      assertThat(results.get(i)).isEqualTo(new Appended.Stored(event, i + 1L));
      assertThat(storage().outcomes().event(ACME, event.id())).contains(event);
    }
  }

  @Test
  void givesPositionsInTheOrderOfTheGroup() {
    List<List<Appended>> first =
        append(
            Sent.batch(ACME, Sent.success(1), Sent.success(0).in("library")),
            Sent.success(1).by(ACME));
    List<List<Appended>> second = append(Sent.success(1).by(ACME));
    assertThat(positions(first)).containsExactly(1, 2, 3);
    assertThat(positions(second)).containsExactly(4);
  }

  @Test
  void givesPositionsWithoutGapsToConcurrentAppends() throws Exception {
    int writers = 8;
    int each = 40;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      Callable<long[]> writing =
          () ->
              IntStream.range(0, each)
                  .mapToLong(i -> positions(append(Sent.success(i % 2).by(ACME)))[0])
                  .toArray();
      List<Future<long[]>> written =
          threads.invokeAll(java.util.Collections.nCopies(writers, writing));
      long[] positions =
          written.stream().map(Future::resultNow).flatMapToLong(LongStream::of).sorted().toArray();
      assertThat(positions)
          .containsExactly(LongStream.rangeClosed(1, (long) writers * each).toArray());
      assertThat(written).allSatisfy(one -> assertThat(one.resultNow()).isSorted());
    }
  }

  @Test
  void keepsTenantsApart() {
    assumeTrue(storage().outcomes().mixesTenants(), "a group holds one tenant");
    Sent order = Sent.success(1).withId("order-1");
    List<List<Appended>> results =
        append(
            order.by(ACME), Sent.success(0).withId("order-1").by(GLOBEX), Sent.success(0).by(ACME));
    assertThat(positions(results)).containsExactly(1, 1, 2);
    assertThat(storage().outcomes().event(ACME, "order-1")).map(OutcomeEvent::value).contains(1.0);
    assertThat(storage().outcomes().event(GLOBEX, "order-1"))
        .map(OutcomeEvent::value)
        .contains(0.0);
    assertThat(storage().outcomes().inventory(GLOBEX, null, 10).totalEvents()).isEqualTo(1);
  }

  @Test
  void showsATenantNothingOfAnother() {
    Submission mine = Sent.success(1).withId("order-1").by(ACME);
    Submission mineToo = Sent.success(0).by(ACME);
    append(mine);
    append(mineToo);
    append(Sent.success(1).in("theirs").by(GLOBEX));
    assertThat(storage().outcomes().event(GLOBEX, "order-1")).isEmpty();
    assertThat(storage().outcomes().event(GLOBEX, mineToo.items().getFirst().event().id()))
        .isEmpty();
    assertThat(storage().outcomes().inventory(GLOBEX, null, 10).domains())
        .containsExactly("theirs");
  }

  @Test
  void foldsEachSampleOnceAndWritesWhatIsFound() {
    Sent marked = Sent.success(MarkingFold.MARK);
    append(Sent.batch(ACME, Sent.success(1), marked, Sent.success(0), marked));
    append(Sent.batch(ACME, marked.in("library"), Sent.success(1)));
    append(marked.by(GLOBEX));
    assertThat(audit().findings(ACME)).extracting("position").containsExactly(2L, 4L, 5L);
    assertThat(audit().findings(ACME).getLast().content())
        .isEqualTo(MarkingFold.content(marked.in("library").series()));
    assertThat(audit().findings(GLOBEX)).extracting("position").containsExactly(1L);
  }

  @Test
  void keepsEverythingWhenOpenedAgain() {
    Sent order = Sent.success(MarkingFold.MARK).withId("order-1");
    append(order.by(ACME));
    reopen(limits());
    assertThat(append(order.by(ACME)).getFirst().getFirst())
        .isEqualTo(new Appended.Duplicate(order.item().event(), 1));
    assertThat(positions(append(Sent.success(1).by(ACME)))).containsExactly(2);
    assertThat(audit().findings(ACME)).hasSize(1);
    storage().check();
  }

  @Test
  void countsFailureClassesAboveTheCapAsOther() {
    Sent[] failures =
        IntStream.range(0, 1_100)
            .mapToObj(i -> new Metadata("{\"failure_class\":\"class-" + i + "\"}", "class-" + i))
            .map(said -> Sent.of("shop", "checkout", MetricType.FAILURE_CLASS, 1).with(said))
            .toArray(Sent[]::new);
    append(Sent.batch(ACME, failures));
    append(failures[0].by(ACME), failures[1_099].by(ACME));
    assertThat(
            storage().outcomes().failureClasses(ACME, null, dev.trimtab.outcome.TimeRange.ALL, 3))
        .extracting("failureClass", "count")
        .contains(
            org.assertj.core.api.Assertions.tuple("other", 101L),
            org.assertj.core.api.Assertions.tuple("class-0", 2L));
  }

  private static long[] positions(List<List<Appended>> results) {
    return results.stream()
        .flatMap(List::stream)
        .mapToLong(result -> ((Appended.Stored) result).position())
        .toArray();
  }
}
