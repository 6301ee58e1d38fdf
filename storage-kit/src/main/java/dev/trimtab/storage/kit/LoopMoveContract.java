package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.intake.Intake;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.SignalQuality;
import dev.trimtab.intake.Urgency;
import dev.trimtab.loop.Consequences;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopStore.Claimed;
import dev.trimtab.loop.LoopStore.Settled;
import dev.trimtab.loop.Move;
import dev.trimtab.loop.Tape;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.SystemDomain;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A loop moves whole or not at all, and what it sends goes out. */
public abstract class LoopMoveContract extends LoopContract {
  @Test
  void aMoveIsStoredWholeOrNotAtAll() {
    Loop loop = opened(ACME, "l1");
    Move move = acting(loop);
    assertThat(loops().move(ACME, move, Consequences.of(entry(ACME)))).isTrue();
    assertThat(loops().move(ACME, move, Consequences.of(entry(ACME))))
        .as("of a loop that has moved")
        .isFalse();
    reopen(limits());

    Loop moved = loops().find(ACME, "l1").orElseThrow();
    assertThat(moved).isEqualTo(withRevision(move.loop(), 1));
    assertThat(loops().record(ACME, "l1")).hasSize(2).last().isEqualTo(move.entries().getFirst());
    assertThat(loops().deliveries(ACME, "l1")).hasSize(1);
    assertThat(audited()).isEqualTo(1);
  }

  @Test
  void whatComesOfAMoveIsStoredWithItOrNotAtAll() {
    Loop loop = opened(ACME, "l1");
    Request request =
        Request.of(
            new Request.Classification(ResearchType.INTERNAL, "regression", Urgency.HIGH),
            new Request.Content("why", "", null, null));
    Origin origin = new Origin("l1", null, loop.series(), SignalQuality.of(7, 1, 50, 0));
    Intake intake = Intake.submitted("i1", request, origin, "trimtab", NOW);
    Lesson lesson =
        Lesson.draft(
            "n1",
            new Lesson.Content("it fell", "nothing", null, null, List.of(), null),
            Lesson.About.ANYTHING,
            "trimtab",
            NOW);
    Consequences consequences = Consequences.of(List.of(intake), lesson);
    Move move = ended(loop, Verdict.IMPROVED);

    assertThat(loops().move(GLOBEX, move, consequences)).as("of another tenant").isFalse();
    assertThat(loops().move(ACME, move, consequences)).isTrue();
    assertThat(loops().move(ACME, move, consequences)).as("once more").isFalse();
    reopen(limits());
    assertThat(storage().intakes().find(ACME, "i1")).contains(intake);
    assertThat(storage().lessons().find(ACME, "n1")).contains(lesson);
    assertThat(storage().intakes().find(GLOBEX, "i1")).isEmpty();
  }

  @Test
  void whatWouldBeOneRequestTooManyIsNotStored() {
    Loop loop = opened(ACME, "l1");
    Request request =
        Request.of(
            new Request.Classification(ResearchType.INTERNAL, "regression", Urgency.HIGH),
            new Request.Content("why", "", null, null));
    List<Intake> one = List.of(Intake.submitted("i1", request, null, "trimtab", NOW));
    Move move = acting(loop);

    assertThat(loops().move(ACME, move, Consequences.of(one, 0))).isFalse();
    assertThat(loops().find(ACME, "l1")).contains(loop);
    assertThat(storage().intakes().count(ACME)).isZero();
    assertThat(loops().move(ACME, move, Consequences.of(one, 1))).isTrue();
    assertThat(storage().intakes().count(ACME)).isEqualTo(1);
    assertThat(storage().intakes().count(GLOBEX)).isZero();
  }

  @Test
  void aVerdictIsTakenLikeAnythingElseThatIsSent() {
    Loop loop = opened(ACME, "l1");
    Delivery verdict =
        new Delivery("l1_verdict", "l1", 1, SystemDomain.LOOPS, Delivery.Kind.VERDICT, 2);
    Move move = ended(loop, Verdict.UNDECIDED);
    Move recorded = new Move(move.loop(), move.entries(), List.of(verdict), List.of());
    assertThat(loops().move(ACME, recorded, Consequences.NONE)).isTrue();
    assertThat(loops().claim(NOW.plusSeconds(1), NOW.plusSeconds(60), 10))
        .extracting(Claimed::delivery)
        .containsExactly(verdict);
    assertThat(loops().claim(NOW.plusSeconds(1), NOW.plusSeconds(60), 10)).isEmpty();
  }

  @Test
  void ofManyWhoMoveALoopAtTheSameTimeOneDoes() {
    Move move = acting(opened(ACME, "l1"));
    AtomicInteger moved = new AtomicInteger();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int i = 0; i < NODES; i++) {
        nodes.execute(() -> moved.addAndGet(loops().move(ACME, move, Consequences.NONE) ? 1 : 0));
      }
    }
    assertThat(moved).hasValue(1);
    assertThat(loops().deliveries(ACME, "l1")).hasSize(1);
  }

  @Test
  void aTapeIsAddedToTogetherWithTheMove() {
    Loop loop = opened(ACME, "l1");
    opened(GLOBEX, "l1");
    assertThat(loops().tape(ACME, "l1")).isEmpty();
    Move move = waiting(loop, NOW);
    assertThat(loops().move(ACME, move, Consequences.of(basis(), take(1)))).isTrue();
    assertThat(loops().move(ACME, move, Consequences.of(take(2)))).as("once more").isFalse();
    Move next = waiting(withRevision(loop, 1), NOW);
    assertThat(loops().move(ACME, next, Consequences.of(take(2)))).isTrue();
    reopen(limits());

    assertThat(loops().tape(ACME, "l1").orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(new Tape(basis(), List.of(take(1), take(2))));
    assertThat(loops().tape(GLOBEX, "l1")).isEmpty();
    assertThat(loops().tape(ACME, "l2")).isEmpty();
  }

  @Test
  void ofManyWhoHeardTheSameOneWritesItDown() {
    Loop loop = opened(ACME, "l1");
    loops().move(ACME, waiting(loop, NOW), Consequences.of(basis()));
    AtomicInteger written = new AtomicInteger();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int i = 0; i < NODES; i++) {
        nodes.execute(
            () -> {
              Move move = waiting(withRevision(loop, 1), NOW);
              written.addAndGet(loops().move(ACME, move, Consequences.of(take(1))) ? 1 : 0);
            });
      }
    }
    assertThat(written).hasValue(1);
    assertThat(loops().tape(ACME, "l1").orElseThrow().takes()).hasSize(1);
  }

  /** What cannot be added to a tape moves no loop either. */
  @Test
  void aLineThatIsThereAlreadyIsRefusedWithItsMove() {
    Loop loop = opened(ACME, "l1");
    loops().move(ACME, waiting(loop, NOW), Consequences.of(basis(), take(1)));
    Loop seen = withRevision(loop, 1);
    Move move = ended(seen, Verdict.IMPROVED);
    assertThatThrownBy(() -> loops().move(ACME, move, Consequences.of(take(1))))
        .isInstanceOf(StorageException.class);
    assertThat(loops().find(ACME, "l1").orElseThrow().isOpen()).isTrue();
    assertThat(loops().tape(ACME, "l1").orElseThrow().takes()).hasSize(1);
  }

  @Test
  void aDeliveryIsTakenByOneUntilItsTimeIsOver() {
    loops().move(ACME, acting(opened(ACME, "l1")), Consequences.NONE);
    AtomicInteger claimed = new AtomicInteger();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int i = 0; i < NODES; i++) {
        nodes.execute(() -> claimed.addAndGet(loops().claim(NOW, NOW.plusSeconds(30), ALL).size()));
      }
    }
    assertThat(claimed).hasValue(1);
    assertThat(loops().claim(NOW.plusSeconds(29), NOW.plusSeconds(60), ALL)).isEmpty();
    List<Claimed> again = loops().claim(NOW.plusSeconds(30), NOW.plusSeconds(60), ALL);
    assertThat(again).containsExactly(new Claimed(ACME, delivery("l1"), 0));
  }

  @Test
  void whatBecameOfADeliveryIsStoredWithTheMoveItBrings() {
    Loop loop = opened(ACME, "l1");
    loops().move(ACME, acting(loop), Consequences.NONE);
    Loop acting = loops().find(ACME, "l1").orElseThrow();
    Settled done =
        new Settled(
            delivery("l1").id(), new Delivery.Progress(Delivery.Status.DELIVERED, 1, null, "200"));

    assertThat(loops().move(ACME, ended(loop, Verdict.WORSE), Consequences.of(done))).isFalse();
    assertThat(loops().deliveries(ACME, "l1").getFirst().progress().status())
        .isEqualTo(Delivery.Status.WAITING);
    assertThat(loops().move(ACME, ended(acting, Verdict.WORSE), Consequences.of(done))).isTrue();
    assertThat(loops().deliveries(ACME, "l1").getFirst().progress()).isEqualTo(done.progress());
    assertThat(loops().claim(NOW.plusSeconds(1), NOW.plusSeconds(2), ALL)).isEmpty();
  }

  @Test
  void messagesToAChannelAreTakenOneAfterTheOther() {
    Loop loop = opened(ACME, "l1");
    Delivery first = new Delivery("l1_1", "l1", 0, "team", Delivery.Kind.MESSAGE, 1);
    Delivery second = new Delivery("l1_2", "l1", 1, "team", Delivery.Kind.MESSAGE, 2);
    Delivery other = new Delivery("l1_3", "l1", 1, "oncall", Delivery.Kind.MESSAGE, 2);
    Delivery action = new Delivery("l1_4", "l1", 2, "team", Delivery.Kind.ACTION, 3);
    List<Delivery> all = List.of(first, second, other, action);
    Move move = ended(loop, Verdict.WORSE);
    loops().move(ACME, new Move(move.loop(), List.of(), all, List.of()), Consequences.NONE);

    assertThat(loops().claim(NOW, NOW.plusSeconds(30), ALL))
        .extracting(Claimed::delivery)
        .containsExactlyInAnyOrder(first, other, action);
    assertThat(loops().claim(NOW, NOW.plusSeconds(30), ALL)).as("under way").isEmpty();
    loops()
        .settle(
            ACME,
            new Settled("l1_1", new Delivery.Progress(Delivery.Status.DELIVERED, 1, null, "ok")));
    assertThat(loops().claim(NOW, NOW.plusSeconds(30), ALL))
        .extracting(Claimed::delivery)
        .containsExactly(second);
  }

  @Test
  void whatIsDeadCanBeSentAgain() {
    loops().move(ACME, acting(opened(ACME, "l1")), Consequences.NONE);
    String id = delivery("l1").id();
    assertThat(loops().resend(ACME, id, NOW, entry(ACME))).as("it is not dead").isFalse();
    loops()
        .settle(
            ACME, new Settled(id, new Delivery.Progress(Delivery.Status.DEAD, 8, null, "gone")));

    assertThat(loops().dead(ACME, ALL)).hasSize(1);
    assertThat(loops().census().dead()).as("of all tenants").isEqualTo(1);
    assertThat(loops().dead(GLOBEX, ALL)).isEmpty();
    assertThat(loops().resend(GLOBEX, id, NOW, entry(GLOBEX))).isFalse();
    assertThat(loops().resend(ACME, id, NOW, entry(ACME))).isTrue();
    assertThat(loops().dead(ACME, ALL)).isEmpty();
    assertThat(loops().claim(NOW, NOW.plusSeconds(1), ALL)).hasSize(1);
  }
}
