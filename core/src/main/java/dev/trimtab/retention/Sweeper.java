package dev.trimtab.retention;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Tenant;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Goes through all tenants, removes what is not kept, and the tenants that are being deleted, a
 * step at a time with a pause behind each. One sweep at a time: not thread-safe.
 */
public final class Sweeper {
  private static final String LEASE = "sweep";
  private static final Duration LEASE_LENGTH = Duration.ofMinutes(1);
  private static final int PAGE = 200;

  /** Steps in one visit: whoever keeps sending what is too old holds up nobody else. */
  private static final int VISIT = 100;

  private final TenantStore tenants;
  private final RetentionStore store;
  private final KeepingRules rules;
  private final SweepSettings settings;
  private final InstantSource clock;
  private final Pause pause;
  private final StepPace pace;
  private Instant leaseEnds = Instant.MIN;
  private boolean elsewhere;

  /** Lets others write after a step that held them up for so long. */
  @FunctionalInterface
  public interface Pause {
    void after(Duration held) throws InterruptedException;
  }

  /**
   * What one sweep did.
   *
   * @param rows how many rows of tenants that stay were removed
   * @param deletedRows how many of tenants that went
   * @param deletedTenants how many tenants are gone for good
   * @param unfinished true where more is left to do at once
   */
  public record Swept(long rows, long deletedRows, int deletedTenants, boolean unfinished) {
    /** Nothing was to be done. */
    public static final Swept NOTHING = new Swept(0, 0, 0, false);

    /** Both as one. */
    public Swept plus(Swept other) {
      return new Swept(
          rows + other.rows,
          deletedRows + other.deletedRows,
          deletedTenants + other.deletedTenants,
          unfinished || other.unfinished);
    }
  }

  public Sweeper(
      TenantStore tenants,
      RetentionStore store,
      KeepingRules rules,
      SweepSettings settings,
      InstantSource clock,
      Pause pause) {
    this.tenants = tenants;
    this.store = store;
    this.rules = rules;
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
    this.pace = new StepPace(settings.rows());
  }

  /**
   * Visits everybody once: who is being deleted first, for somebody waits for that.
   *
   * @throws InterruptedException where it was told to stop; what is done is done
   */
  public Swept sweep() throws InterruptedException {
    elsewhere = false;
    Swept swept = eachTenant(this::removeDeleted).plus(eachTenant(this::removeExpired));
    letGo();
    return swept;
  }

  /** True where the last sweep left something to another process, which was at it. */
  public boolean isElsewhere() {
    return elsewhere;
  }

  /** At once, and not when the lease ends: another process may have something to remove. */
  private void letGo() {
    Instant now = clock.instant();
    if (leaseEnds.isAfter(now)) {
      store.take(LEASE, settings.holder(), now, now);
      leaseEnds = Instant.MIN;
    }
  }

  private interface Visit {
    Swept of(Tenant tenant) throws InterruptedException;
  }

  private Swept eachTenant(Visit visit) throws InterruptedException {
    Swept all = Swept.NOTHING;
    TenantId last = null;
    while (true) {
      List<Tenant> page = tenants.list(last, PAGE);
      for (Tenant tenant : page) {
        if (!holdsLease()) {
          return all;
        }
        all = all.plus(visit.of(tenant));
        last = tenant.id();
      }
      if (page.size() < PAGE) {
        return all;
      }
    }
  }

  private Swept removeDeleted(Tenant tenant) throws InterruptedException {
    if (tenant.deletingSince() == null) {
      return Swept.NOTHING;
    }
    Steps done = steps(rows -> store.removeDeleted(tenant.id(), rows, gone(tenant.id())));
    int gone = tenants.find(tenant.id()).isPresent() ? 0 : 1;
    return new Swept(0, done.rows(), gone, done.unfinished());
  }

  private Swept removeExpired(Tenant tenant) throws InterruptedException {
    if (tenant.deletingSince() != null || tenant.createdAt() == null) {
      return Swept.NOTHING;
    }
    Cutoffs cutoffs = rules.cutoffs(tenant.settings().retention(), clock.instant());
    if (!cutoffs.equals(Cutoffs.NONE)) {
      store.keepFrom(tenant.id(), cutoffs);
    }
    Steps done = steps(rows -> store.removeExpired(tenant.id(), rows));
    return new Swept(done.rows(), 0, 0, done.unfinished());
  }

  private interface Step {
    RetentionStore.Removed run(int rows);
  }

  private record Steps(long rows, boolean unfinished) {}

  private Steps steps(Step step) throws InterruptedException {
    long removed = 0;
    for (int i = 0; i < VISIT && holdsLease(); i++) {
      RetentionStore.Removed done = step.run(pace.rows());
      if (done.rows() == 0) {
        return new Steps(removed, false);
      }
      removed += done.rows();
      pace.held(done.held());
      pause.after(done.held());
    }
    return new Steps(removed, true);
  }

  /** Asks the store only where half of the lease is over. */
  private boolean holdsLease() {
    Instant now = clock.instant();
    if (now.plus(LEASE_LENGTH.dividedBy(2)).isBefore(leaseEnds)) {
      return true;
    }
    Instant ends = now.plus(LEASE_LENGTH);
    boolean taken = store.take(LEASE, settings.holder(), now, ends);
    leaseEnds = taken ? ends : Instant.MIN;
    elsewhere |= !taken;
    return taken;
  }

  private AuditEntry gone(TenantId tenant) {
    return new AuditEntry(
        clock.instant(),
        tenant,
        AuditEntry.SERVER,
        null,
        AuditEntry.TENANT_GONE,
        tenant.value(),
        "{}");
  }
}
