package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Submission;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same id of a caller's is the same event, whenever and however often it is sent. */
public abstract class DuplicateContract extends StorageContract {
  private static final Sent ORDER = Sent.success(1).withId("order-1");

  @Test
  void knowsAnIdFromAnEarlierGroup() {
    append(Sent.success(0).by(ACME));
    append(ORDER.by(ACME));
    assertThat(only(ORDER)).isEqualTo(new Appended.Duplicate(ORDER.item().event(), 2));
    assertThat(total()).isEqualTo(2);
  }

  @Test
  void knowsAnIdWithinTheGroup() {
    List<List<Appended>> results =
        append(Sent.batch(ACME, ORDER, ORDER, Sent.success(0)), ORDER.by(ACME));
    Appended.Duplicate duplicate = new Appended.Duplicate(ORDER.item().event(), 1);
    assertThat(results.getFirst().getFirst()).isInstanceOf(Appended.Stored.class);
    assertThat(results.getFirst().get(1)).isEqualTo(duplicate);
    assertThat(results.getFirst().get(2))
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.position()).isEqualTo(2));
    assertThat(results.getLast()).containsExactly(duplicate);
    assertThat(total()).isEqualTo(2);
  }

  @Test
  void refusesOtherContentUnderTheSameId() {
    Sent other = Sent.success(0).withId("order-1");
    List<Appended> within = append(Sent.batch(ACME, ORDER, other)).getFirst();
    assertThat(within.getLast()).isEqualTo(new Appended.Conflicting("order-1"));
    assertThat(only(other)).isEqualTo(new Appended.Conflicting("order-1"));
    assertThat(only(ORDER.in("library"))).isEqualTo(new Appended.Conflicting("order-1"));
    assertThat(only(ORDER.at(Sent.NOW.plusNanos(1_000))))
        .isEqualTo(new Appended.Conflicting("order-1"));
    assertThat(only(ORDER.with(new Metadata("{\"agent\":\"b\"}", null))))
        .isEqualTo(new Appended.Conflicting("order-1"));
    assertThat(total()).isEqualTo(1);
  }

  @Test
  void knowsAnIdMadeHereThatIsSentBack() {
    Appended first = append(Sent.success(1).by(ACME)).getFirst().getFirst();
    OutcomeEvent made = ((Appended.Stored) first).event();
    Sent back =
        new Sent(made.id(), made.series(), made.value(), made.occurredAt(), made.metadata());
    assertThat(only(back)).isEqualTo(new Appended.Duplicate(made, 1));
    assertThat(append(back.by(GLOBEX)).getFirst().getFirst()).isInstanceOf(Appended.Stored.class);
    assertThat(total()).isEqualTo(1);
  }

  @Test
  void comparesOnlyWhatWasSent() {
    append(ORDER.by(ACME));
    Submission.Given idOnly = new Submission.Given(true, false, false, false);
    Submission.Item later =
        Sent.success(0).withId("order-1").at(Sent.NOW.plusSeconds(5)).item(idOnly);
    assertThat(append(Submission.single(ACME, later)).getFirst())
        .containsExactly(new Appended.Duplicate(ORDER.item().event(), 1));
  }

  @Test
  void keepsTheIdOfAVoidedEvent() {
    append(ORDER.by(ACME));
    storage().outcomes().voidEvent(ACME, "order-1", "a test", Sent.NOW);
    assertThat(only(ORDER)).isEqualTo(new Appended.Duplicate(ORDER.item().event(), 1));
    assertThat(only(Sent.success(0).withId("order-1")))
        .isEqualTo(new Appended.Conflicting("order-1"));
    assertThat(total()).isZero();
  }

  @Test
  void tellsTenantsApart() {
    append(ORDER.by(ACME));
    assertThat(append(Sent.success(0).withId("order-1").by(GLOBEX)).getFirst().getFirst())
        .isInstanceOf(Appended.Stored.class);
  }

  @Test
  void storesEventsWithoutACallersIdEachTime() {
    append(Sent.batch(ACME, Sent.success(1), Sent.success(1)));
    append(Sent.success(1).by(ACME));
    assertThat(total()).isEqualTo(3);
    assertThat(storage().outcomes().event(ACME, "order-1").map(OutcomeEvent::id)).isEmpty();
  }

  private Appended only(Sent sent) {
    return append(sent.by(ACME)).getFirst().getFirst();
  }

  private long total() {
    return storage().outcomes().inventory(ACME, null, 1).totalEvents();
  }
}
