package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Inventory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An atomic submission is stored whole or not at all, and its neighbours do not notice. */
public abstract class AtomicContract extends StorageContract {
  private static final Sent ORDER = Sent.success(1).withId("order-1");
  private static final Sent CONFLICT = Sent.success(0).withId("order-1");

  @Override
  protected StoreLimits limits() {
    return StoreLimits.WIDE.withSeriesPerTenant(3);
  }

  @Test
  void storesAllWhereAllCanBe() {
    append(ORDER.by(ACME));
    List<Appended> results =
        append(Sent.atomic(ACME, Sent.success(1), ORDER, Sent.success(0))).getFirst();
    assertThat(results.get(1)).isInstanceOf(Appended.Duplicate.class);
    assertThat(inventory().totalEvents()).isEqualTo(3);
  }

  @Test
  void storesNothingWhereOneConflicts() {
    append(ORDER.by(ACME));
    List<Appended> results =
        append(
                Sent.atomic(
                    ACME,
                    Sent.success(MarkingFold.MARK).in("library"),
                    ORDER,
                    CONFLICT,
                    Sent.success(1).withId("order-2")))
            .getFirst();
    assertThat(results)
        .containsExactly(
            new Appended.LeftOut(),
            new Appended.Duplicate(ORDER.item().event(), 1),
            new Appended.Conflicting("order-1"),
            new Appended.LeftOut());
    assertNothingLeft();
  }

  @Test
  void leavesNoTraceWithinTheGroup() {
    Sent second = Sent.success(1).withId("order-2");
    List<List<Appended>> results =
        append(
            ORDER.by(ACME),
            Sent.atomic(ACME, second, second, Sent.success(1).in("library"), CONFLICT),
            second.in("museum").by(ACME),
            Sent.success(0).in("garden").by(ACME));
    assertThat(results.get(1))
        .containsExactly(
            new Appended.LeftOut(),
            new Appended.LeftOut(),
            new Appended.LeftOut(),
            new Appended.Conflicting("order-1"));
    assertThat(results.get(2).getFirst())
        .isEqualTo(new Appended.Stored(second.in("museum").item().event(), 2));
    assertThat(results.get(3).getFirst())
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.position()).isEqualTo(3));
    assertThat(inventory().domains()).containsExactly("garden", "museum", "shop");
  }

  @Test
  void opensNoSeriesWhereOneIsTooMany() {
    append(ORDER.by(ACME));
    List<Appended> results =
        append(
                Sent.atomic(
                    ACME,
                    Sent.success(1).in("a"),
                    Sent.success(1).in("b"),
                    Sent.success(1).in("c")))
            .getFirst();
    assertThat(results)
        .containsExactly(
            new Appended.LeftOut(), new Appended.LeftOut(), new Appended.SeriesLimitReached(3));
    assertNothingLeft();
    assertThat(append(Sent.atomic(ACME, Sent.success(1).in("d"), Sent.success(1).in("e"))))
        .allSatisfy(all -> assertThat(all).hasOnlyElementsOfType(Appended.Stored.class));
  }

  @Test
  void makesNoTenantOfWhatIsLeftOut() {
    append(Sent.atomic(GLOBEX, ORDER, CONFLICT));
    assertThat(storage().outcomes().lastOccurredAt(GLOBEX)).isEmpty();
    append(ORDER.by(GLOBEX));
    assertThat(storage().outcomes().event(GLOBEX, "order-1")).isPresent();
  }

  private void assertNothingLeft() {
    assertThat(inventory().totalEvents()).isEqualTo(1);
    assertThat(inventory().domains()).containsExactly("shop");
    assertThat(storage().outcomes().event(ACME, "order-2")).isEmpty();
    assertThat(audit().findings(ACME)).isEmpty();
  }

  private Inventory inventory() {
    return storage().outcomes().inventory(ACME, null, 10);
  }
}
