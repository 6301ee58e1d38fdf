package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What several do at the same time comes out as if one had done it after another, whatever else the
 * store lets run beside it; and none of them fails for the others' sake.
 */
public abstract class RaceContract extends StorageContract {
  private static final int RACERS = 4;
  private static final int ROUNDS = 20;

  @Test
  void positionsHaveNoGaps() throws Exception {
    race(
        racer -> {
          for (int round = 0; round < ROUNDS; round++) {
            append(
                Sent.batch(
                    ACME,
                    Sent.success(1),
                    Sent.success(0).in("domain-" + round),
                    Sent.of("shop", "checkout", MetricType.LATENCY_MS, racer)));
          }
          return racer;
        });

    long events = 3L * RACERS * ROUNDS;
    assertThat(storage().outcomes().lastPosition(ACME)).isEqualTo(events);
    EventQuery all = new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 1_000, null);
    ReplayPage page = storage().outcomes().replay(ACME, new ReplayQuery(all, 0, events));
    assertThat(page.events())
        .extracting(event -> event.position())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
  }

  @Test
  void anIdIsStoredOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Sent order = Sent.success(1).withId("order-" + round);
      List<Appended> results = race(racer -> append(order.by(ACME)).getFirst().getFirst());
      assertThat(results).filteredOn(Appended.Stored.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(Appended.Duplicate.class::isInstance).hasSize(RACERS - 1);
    }
  }

  @Test
  void aTenantIsMadeOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      TenantId tenant = new TenantId("tenant-" + round);
      race(
          racer -> {
            if (racer % 2 == 0) {
              append(Sent.success(1).by(tenant));
            } else {
              storage().tenants().put(tenant, TenantSettings.DEFAULT, Sent.NOW, entry("put"));
            }
            return racer;
          });
      assertThat(storage().outcomes().lastPosition(tenant)).isEqualTo(RACERS / 2);
    }
    assertThat(storage().tenants().list(null, 100)).hasSize(ROUNDS);
  }

  @Test
  void anEventIsVoidedOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "order-" + round;
      append(Sent.success(1).withId(id).by(ACME));
      List<Boolean> voided =
          race(racer -> storage().outcomes().voidEvent(ACME, id, "a mistake", Sent.NOW));
      assertThat(voided).containsOnlyOnce(true);
    }
  }

  @Test
  void aLeaseHasOneHolder() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "sweep-" + round;
      Instant until = Sent.NOW.plusSeconds(60);
      List<Boolean> taken =
          race(racer -> storage().retention().take(name, "node-" + racer, Sent.NOW, until));
      assertThat(taken).containsOnlyOnce(true);
    }
  }

  @Test
  void everyChangeOfKeysCounts() throws Exception {
    for (int key = 0; key < ROUNDS; key++) {
      storage().keys().create(key("used-" + key), entry("key.create"));
    }
    long before = storage().keys().revision();
    race(
        racer -> {
          for (int round = 0; round < ROUNDS; round++) {
            storage().keys().create(key(racer + "-" + round), entry("key.create"));
            storage().keys().touch(uses(racer, round));
          }
          return racer;
        });
    assertThat(storage().keys().revision()).isEqualTo(before + RACERS * ROUNDS);
    assertThat(storage().keys().all()).hasSize((RACERS + 1) * ROUNDS);
  }

  /** The same keys for all, by half of them the other way round. */
  private static Map<String, Instant> uses(int racer, int round) {
    List<String> ids = new ArrayList<>();
    for (int key = 0; key < ROUNDS; key++) {
      ids.add("used-" + key);
    }
    Map<String, Instant> uses = new LinkedHashMap<>();
    Instant later = Sent.NOW.plusSeconds(RACERS * round + racer);
    (racer % 2 == 0 ? ids : ids.reversed()).forEach(id -> uses.put(id, later));
    return uses;
  }

  private static ApiKey key(String id) {
    return new ApiKey(id, "hash of " + id, ACME, "test", Set.of(Scope.ADMIN), Sent.NOW, null, null);
  }

  private static AuditEntry entry(String action) {
    return new AuditEntry(Sent.NOW, ACME, "anna", null, action, "k", "{}");
  }

  private static <T> List<T> race(IntFunction<T> racers) throws Exception {
    return Race.of(RACERS, racers);
  }
}
