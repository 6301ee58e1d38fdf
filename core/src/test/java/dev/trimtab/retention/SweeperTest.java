package dev.trimtab.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SweeperTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");

  private final FakeTenants tenants = new FakeTenants();
  private final FakeRows rows = new FakeRows(tenants);
  private final List<String> pauses = new ArrayList<>();
  private boolean interrupted;

  @Test
  void removesEverythingInStepsWithAPauseBehindEach() throws InterruptedException {
    tenants.add(ACME, new Retention(30, null), null);
    rows.expired.put(ACME, 25);
    assertThat(sweeper().sweep()).isEqualTo(new Sweeper.Swept(25, 0, 0, false));
    assertThat(rows.steps).containsExactly("acme 10", "acme 10", "acme 5");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void slowStepsBecomeSmallAndQuickOnesLargeAgain() throws InterruptedException {
    tenants.add(ACME, new Retention(30, null), null);
    rows.expired.put(ACME, 260);
    rows.perRow = Duration.ofMillis(1);
    new Sweeper(
            tenants,
            rows,
            new KeepingRules(0, 15, 0),
            new SweepSettings("test", 100),
            InstantSource.fixed(NOW),
            held -> rows.perRow = rows.steps.size() < 3 ? rows.perRow : Duration.ZERO)
        .sweep();
    assertThat(rows.steps)
        .containsExactly("acme 100", "acme 25", "acme 25", "acme 25", "acme 50", "acme 35");
  }

  @Test
  void whoIsBeingDeletedComesFirst() throws InterruptedException {
    tenants.add(ACME, new Retention(30, null), null);
    tenants.add(GLOBEX, Retention.DEFAULT, NOW);
    rows.expired.put(ACME, 5);
    rows.deleted.put(GLOBEX, 15);
    assertThat(sweeper().sweep()).isEqualTo(new Sweeper.Swept(5, 15, 1, false));
    assertThat(rows.steps).containsExactly("globex 10", "globex 5", "acme 5");
    assertThat(rows.entries).extracting(AuditEntry::action).containsExactly("tenant.gone");
  }

  @Test
  void nobodyIsHeldUpByWhoKeepsSendingOldEvents() throws InterruptedException {
    tenants.add(ACME, new Retention(30, null), null);
    tenants.add(GLOBEX, new Retention(30, null), null);
    rows.expired.put(ACME, 1_000_000);
    rows.expired.put(GLOBEX, 5);
    Sweeper.Swept swept = sweeper().sweep();
    assertThat(swept.unfinished()).isTrue();
    assertThat(rows.expired).doesNotContainKey(GLOBEX).containsKey(ACME);
  }

  @Test
  void withoutTheLeaseNothingIsDone() throws InterruptedException {
    tenants.add(ACME, new Retention(30, null), null);
    rows.expired.put(ACME, 25);
    rows.taken = true;
    Sweeper sweeper = sweeper();
    assertThat(sweeper.sweep()).isEqualTo(Sweeper.Swept.NOTHING);
    assertThat(rows.steps).isEmpty();
    assertThat(sweeper.isElsewhere()).isTrue();

    rows.taken = false;
    assertThat(sweeper.sweep().rows()).isEqualTo(25);
    assertThat(sweeper.isElsewhere()).isFalse();
  }

  @Test
  void theLeaseIsLetGoWhenEverybodyWasVisited() throws InterruptedException {
    tenants.add(ACME, Retention.DEFAULT, null);
    sweeper().sweep();
    assertThat(rows.leaseEnds).isEqualTo(NOW);
  }

  @Test
  void stopsBetweenTwoSteps() {
    tenants.add(ACME, new Retention(30, null), null);
    rows.expired.put(ACME, 25);
    interrupted = true;
    assertThatThrownBy(() -> sweeper().sweep()).isInstanceOf(InterruptedException.class);
    assertThat(rows.steps).hasSize(1);
  }

  private Sweeper sweeper() {
    return new Sweeper(
        tenants,
        rows,
        new KeepingRules(0, 15, 0),
        new SweepSettings("test", 10),
        InstantSource.fixed(NOW),
        step -> {
          pauses.add("a pause");
          if (interrupted) {
            throw new InterruptedException();
          }
        });
  }

  /** Tenants in memory. */
  private static final class FakeTenants implements TenantStore {
    private final Map<TenantId, Tenant> all = new LinkedHashMap<>();

    void add(TenantId id, Retention retention, @Nullable Instant deletingSince) {
      all.put(
          id,
          new Tenant(id, new TenantSettings(retention), NOW, deletingSince, 0, 0, Tenant.Kept.ALL));
    }

    @Override
    public List<Tenant> list(@Nullable TenantId after, int limit) {
      return all.values().stream()
          .filter(tenant -> after == null || tenant.id().value().compareTo(after.value()) > 0)
          .limit(limit)
          .toList();
    }

    @Override
    public Optional<Tenant> find(TenantId tenant) {
      return Optional.ofNullable(all.get(tenant));
    }

    @Override
    public Map<TenantId, TenantSettings> settings() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long revision() {
      return 0;
    }

    @Override
    public void put(TenantId tenant, TenantSettings settings, Instant at, AuditEntry entry) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(TenantId tenant, Instant at, AuditEntry entry) {
      throw new UnsupportedOperationException();
    }
  }

  /** So many rows that are to go. */
  private static final class FakeRows implements RetentionStore {
    final Map<TenantId, Integer> expired = new LinkedHashMap<>();
    final Map<TenantId, Integer> deleted = new LinkedHashMap<>();
    final List<String> steps = new ArrayList<>();
    final List<AuditEntry> entries = new ArrayList<>();
    boolean taken;
    Duration perRow = Duration.ZERO;
    Instant leaseEnds = Instant.MAX;
    private final FakeTenants tenants;

    FakeRows(FakeTenants tenants) {
      this.tenants = tenants;
    }

    @Override
    public boolean take(String name, String holder, Instant now, Instant until) {
      leaseEnds = until;
      return !taken;
    }

    @Override
    public void keepFrom(TenantId tenant, Cutoffs cutoffs) {
      assertThat(cutoffs.minute()).isPositive();
    }

    @Override
    public Removed removeExpired(TenantId tenant, int limit) {
      return remove(expired, tenant, limit);
    }

    @Override
    public long countExpired(TenantId tenant, Cutoffs cutoffs) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Removed removeDeleted(TenantId tenant, int limit, AuditEntry entry) {
      Removed removed = remove(deleted, tenant, limit);
      if (removed.rows() > 0 && !deleted.containsKey(tenant)) {
        tenants.all.remove(tenant);
        entries.add(entry);
      }
      return removed;
    }

    private Removed remove(Map<TenantId, Integer> from, TenantId tenant, int limit) {
      int left = from.getOrDefault(tenant, 0);
      int removed = Math.min(left, limit);
      if (removed == left) {
        from.remove(tenant);
      } else {
        from.put(tenant, left - removed);
      }
      if (removed > 0) {
        steps.add(tenant + " " + removed);
      }
      return new Removed(removed, perRow.multipliedBy(removed));
    }
  }
}
