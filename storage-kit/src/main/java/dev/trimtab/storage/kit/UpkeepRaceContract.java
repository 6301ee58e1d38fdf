package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Three nodes that do the same upkeep at the same time, without a lease that keeps them apart, do
 * it once: a lease that has run out under one who goes on costs time, and nothing else.
 */
public abstract class UpkeepRaceContract extends StorageContract {
  private static final int NODES = 3;
  private static final int ROUNDS = 5;
  private static final int EVENTS = 60;
  private static final int STEP = 7;
  private static final long TODAY = Sent.NOW.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  private static final Instant OLD = Sent.NOW.minus(40, ChronoUnit.DAYS);
  private static final Cutoffs MONTH = new Cutoffs(TODAY - 30, TODAY - 15, 0, 0);
  private static final Sent LATENCY = Sent.of("shop", "checkout", MetricType.LATENCY_MS, 8);

  @Test
  void whatIsNotKeptIsRemovedOnce() throws Exception {
    fill(ACME);
    fill(GLOBEX);
    int alone = removeExpired(GLOBEX);
    List<Integer> removed = Race.of(NODES, node -> removeExpired(ACME));
    assertThat(total(removed)).isEqualTo(alone).isGreaterThanOrEqualTo(EVENTS);
    assertThat(storage().outcomes().inventory(ACME, null, 1).totalEvents()).isEqualTo(EVENTS + 1);
  }

  @Test
  void aTenantGoesOnce() throws Exception {
    fill(ACME);
    fill(GLOBEX);
    delete(ACME);
    delete(GLOBEX);
    int alone = removeDeleted(GLOBEX);
    List<Integer> removed = Race.of(NODES, node -> removeDeleted(ACME));
    assertThat(total(removed)).isEqualTo(alone);
    assertThat(storage().tenants().find(ACME)).isEmpty();
    assertThat(storage().audit().newest(null, 10))
        .as("it is told once")
        .filteredOn(entry -> entry.action().equals("tenant.gone") && ACME.equals(entry.tenant()))
        .hasSize(1);
  }

  @Test
  void whatFellSilentIsInterruptedOnceAndForgottenOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      for (TenantId tenant : List.of(ACME, GLOBEX)) {
        start(tenant, "p-" + round);
      }
      Instant heard = Sent.NOW.plusSeconds(1);
      Instant ended = Sent.NOW.plusSeconds(60);
      List<Integer> interrupted =
          Race.of(NODES, node -> storage().processes().interruptSilent(heard, ended, 100));
      assertThat(total(interrupted)).isEqualTo(2);
      assertThat(storage().processes().find(ACME, "p-" + round).orElseThrow().status())
          .isEqualTo(ProcessStatus.INTERRUPTED);
      List<Integer> forgotten =
          Race.of(NODES, node -> storage().processes().removeEnded(ended.plusSeconds(1), 100));
      assertThat(total(forgotten)).isEqualTo(2);
    }
  }

  private void fill(TenantId tenant) {
    append(
        Sent.batch(
            tenant,
            IntStream.range(0, EVENTS)
                .mapToObj(i -> LATENCY.at(OLD.plusSeconds(i)))
                .toArray(Sent[]::new)),
        LATENCY.by(tenant));
    storage().retention().keepFrom(tenant, MONTH);
  }

  private void delete(TenantId tenant) {
    storage().tenants().delete(tenant, Sent.NOW, entry(tenant, "tenant.delete"));
  }

  private int removeExpired(TenantId tenant) {
    int all = 0;
    int rows;
    do {
      rows = storage().retention().removeExpired(tenant, STEP).rows();
      all += rows;
    } while (rows > 0);
    return all;
  }

  private int removeDeleted(TenantId tenant) {
    int all = 0;
    int rows;
    do {
      rows = storage().retention().removeDeleted(tenant, STEP, entry(tenant, "tenant.gone")).rows();
      all += rows;
    } while (rows > 0);
    return all;
  }

  private void start(TenantId tenant, String id) {
    storage()
        .processes()
        .start(
            tenant,
            new ProcessStart(id, ProcessType.EXPORT, "an export", "anna", Sent.NOW, "{}", null),
            ProcessProgress.NONE,
            new ProcessLimits(3, 5),
            null);
  }

  private static int total(List<Integer> each) {
    return each.stream().mapToInt(Integer::intValue).sum();
  }

  private static AuditEntry entry(TenantId tenant, String action) {
    return new AuditEntry(Sent.NOW, tenant, "anna", null, action, tenant.value(), "{}");
  }
}
