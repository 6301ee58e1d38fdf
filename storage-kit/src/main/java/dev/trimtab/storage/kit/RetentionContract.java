package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.retention.RetentionStore;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is not kept goes in small steps, and takes along what belongs to it and nothing else. */
public abstract class RetentionContract extends StorageContract {
  private static final long TODAY = Sent.NOW.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  private static final Instant OLD = Sent.NOW.minus(40, ChronoUnit.DAYS);
  private static final Cutoffs MONTH = new Cutoffs(TODAY - 30, TODAY - 15, 0, 0);
  private static final Sent LATENCY = Sent.of("shop", "checkout", MetricType.LATENCY_MS, 8);
  private static final Selection ALL =
      new Selection(MetricType.LATENCY_MS, null, null, TimeRange.ALL);

  @Test
  void removesInStepsAndGoesOnAfterARestart() {
    append(Sent.batch(ACME, events(10, OLD)));
    append(Sent.batch(ACME, events(3, Sent.NOW)));
    retention().keepFrom(ACME, MONTH);
    assertThat(retention().countExpired(ACME, MONTH)).isZero();
    assertThat(retention().removeExpired(ACME, 4).rows()).isEqualTo(4);
    assertThat(stored(ACME)).hasSize(9);
    reopen(limits());
    assertThat(retention().removeExpired(ACME, 4).rows()).isEqualTo(4);
    removeAll(ACME);
    assertThat(stored(ACME)).hasSize(3);
    assertThat(storage().outcomes().aggregate(ACME, ALL).count()).isEqualTo(13);
    assertThat(storage().outcomes().inventory(ACME, null, 1).totalEvents()).isEqualTo(13);
  }

  @Test
  void countsWhatASettingWouldRemove() {
    append(Sent.batch(ACME, events(10, OLD)));
    append(Sent.batch(ACME, events(3, Sent.NOW)));
    append(Sent.batch(GLOBEX, events(5, OLD)));
    assertThat(retention().countExpired(ACME, MONTH)).isEqualTo(10);
    assertThat(retention().countExpired(ACME, Cutoffs.NONE)).isZero();
    assertThat(retention().countExpired(new TenantId("initech"), MONTH)).isZero();
  }

  @Test
  void touchesNoOtherTenant() {
    append(Sent.batch(ACME, events(3, OLD)));
    append(Sent.batch(GLOBEX, events(3, OLD)));
    retention().keepFrom(ACME, MONTH);
    removeAll(ACME);
    removeAll(GLOBEX);
    assertThat(stored(ACME)).isEmpty();
    assertThat(stored(GLOBEX)).hasSize(3);
    assertThat(storage().tenants().find(GLOBEX).orElseThrow().kept()).isEqualTo(Tenant.Kept.ALL);
  }

  @Test
  void neverKeepsWhatItSaidWasGone() {
    append(LATENCY.by(ACME));
    retention().keepFrom(ACME, MONTH);
    retention().keepFrom(ACME, new Cutoffs(TODAY - 60, TODAY - 10, 0, 0));
    Tenant.Kept kept = storage().tenants().find(ACME).orElseThrow().kept();
    assertThat(kept.raw()).isEqualTo(Instant.EPOCH.plus(TODAY - 30, ChronoUnit.DAYS));
    assertThat(kept.minutes()).isEqualTo(Instant.EPOCH.plus(TODAY - 10, ChronoUnit.DAYS));
    assertThat(kept.hours()).isNull();
  }

  @Test
  void freesTheIdsOfWhatWentAndKeepsPositionsTaken() {
    Sent order = LATENCY.withId("order-1");
    append(order.at(OLD).by(ACME));
    assertThat(first(append(order.at(OLD).by(ACME)))).isInstanceOf(Appended.Duplicate.class);
    retention().keepFrom(ACME, MONTH);
    removeAll(ACME);
    assertThat(first(append(order.by(ACME))))
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.position()).isEqualTo(2));
  }

  @Test
  void removesVoidedEventsToo() {
    append(LATENCY.withId("order-1").at(OLD).by(ACME), LATENCY.by(ACME));
    storage().outcomes().voidEvent(ACME, "order-1", "a test", Sent.NOW);
    retention().keepFrom(ACME, MONTH);
    assertThat(retention().removeExpired(ACME, 10).rows()).isPositive();
    removeAll(ACME);
    assertThat(first(append(LATENCY.withId("order-1").by(ACME))))
        .isInstanceOf(Appended.Stored.class);
  }

  @Test
  void takesWhatArrivesTooLateAndRemovesItNext() {
    append(LATENCY.by(ACME));
    retention().keepFrom(ACME, MONTH);
    removeAll(ACME);
    append(LATENCY.withId("late").at(OLD).by(ACME));
    assertThat(storage().outcomes().event(ACME, "late")).isPresent();
    assertThat(storage().outcomes().voidEvent(ACME, "late", "a test", Sent.NOW)).isFalse();
    removeAll(ACME);
    assertThat(storage().outcomes().event(ACME, "late")).isEmpty();
    assertThat(storage().outcomes().aggregate(ACME, ALL).count()).isEqualTo(2);
  }

  @Test
  void remembersWhenTheLatestWas() {
    append(LATENCY.at(OLD).by(ACME));
    retention().keepFrom(ACME, MONTH);
    removeAll(ACME);
    assertThat(storage().outcomes().lastOccurredAt(ACME)).contains(OLD);
    append(LATENCY.withId("order-1").by(ACME));
    storage().outcomes().voidEvent(ACME, "order-1", "a test", Sent.NOW);
    assertThat(storage().outcomes().lastOccurredAt(ACME).orElseThrow())
        .as("no later than what was removed can be")
        .isBefore(Instant.EPOCH.plus(TODAY - 30, ChronoUnit.DAYS));
  }

  @Test
  void aLeaseIsHeldByOneAtATime() {
    Instant minute = Sent.NOW.plusSeconds(60);
    assertThat(retention().take("sweep", "a", Sent.NOW, minute)).isTrue();
    assertThat(retention().take("sweep", "b", Sent.NOW, minute)).isFalse();
    assertThat(retention().take("other", "b", Sent.NOW, minute)).isTrue();
    assertThat(retention().take("sweep", "a", Sent.NOW, minute.plusSeconds(60))).isTrue();
    assertThat(retention().take("sweep", "b", minute, minute.plusSeconds(1))).isFalse();
    assertThat(retention().take("sweep", "b", minute.plusSeconds(60), minute.plusSeconds(90)))
        .isTrue();
  }

  private static Sent[] events(int count, Instant from) {
    return IntStream.range(0, count)
        .mapToObj(i -> LATENCY.at(from.plusSeconds(i)))
        .toArray(Sent[]::new);
  }

  private void removeAll(TenantId tenant) {
    while (retention().removeExpired(tenant, 4).rows() > 0) {
      assertThat(audit().discrepancies()).isEmpty();
    }
  }

  private List<OutcomeEvent> stored(TenantId tenant) {
    EventQuery all = new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 100, null);
    return storage().outcomes().events(tenant, all).events();
  }

  private static Appended first(List<List<Appended>> results) {
    return results.getFirst().getFirst();
  }

  private RetentionStore retention() {
    return storage().retention();
  }
}
