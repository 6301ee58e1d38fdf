package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.SystemDomain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tenant opens so many series and no more; the ones it has go on. */
public abstract class SeriesLimitContract extends StorageContract {
  @Override
  protected StoreLimits limits() {
    return StoreLimits.WIDE.withSeriesPerTenant(2);
  }

  @Test
  void refusesOnlyWhatWouldOpenOneMore() {
    Appended refused = new Appended.SeriesLimitReached(2);
    List<Appended> results =
        append(
                Sent.batch(
                    ACME,
                    Sent.success(1).in("a"),
                    Sent.success(1).in("b"),
                    Sent.success(1).in("c").withId("order-1"),
                    Sent.success(0).in("a")))
            .getFirst();
    assertThat(results.get(2)).isEqualTo(refused);
    assertThat(results.get(3))
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.position()).isEqualTo(3));
    assertThat(append(Sent.success(1).in("d").by(ACME)).getFirst()).containsExactly(refused);
    assertThat(storage().outcomes().event(ACME, "order-1")).isEmpty();
  }

  @Test
  void whatTheServerRecordsOfItselfIsNeverRefused() {
    append(Sent.batch(ACME, Sent.success(1).in("a"), Sent.success(1).in("b")));
    assertThat(append(Sent.success(1).in(SystemDomain.LOOPS).by(ACME)).getFirst())
        .hasOnlyElementsOfType(Appended.Stored.class);
  }

  @Test
  void holdsEachTenantToItsOwn() {
    append(Sent.batch(ACME, Sent.success(1).in("a"), Sent.success(1).in("b")));
    assertThat(append(Sent.success(1).in("c").by(GLOBEX)).getFirst())
        .hasOnlyElementsOfType(Appended.Stored.class);
  }

  @Test
  void takesMoreOnceTheLimitIsRaised() {
    append(Sent.batch(ACME, Sent.success(1).in("a"), Sent.success(1).in("b")));
    reopen(limits().withSeriesPerTenant(3));
    assertThat(append(Sent.success(1).in("c").by(ACME)).getFirst())
        .hasOnlyElementsOfType(Appended.Stored.class);
    assertThat(append(Sent.success(1).in("d").by(ACME)).getFirst())
        .containsExactly(new Appended.SeriesLimitReached(3));
  }
}
