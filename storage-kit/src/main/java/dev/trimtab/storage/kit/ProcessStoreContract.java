package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.Appended;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Processes are listed, followed, ended once, and gone in the end. */
public abstract class ProcessStoreContract extends StorageContract {
  private static final ProcessLimits LIMITS = new ProcessLimits(3, 5);
  private static final ProcessProgress HALF =
      new ProcessProgress(50, 100L, Map.of("accepted", 49L, "rejected", 1L));
  private static final ProcessEnd SUCCESS =
      new ProcessEnd(ProcessStatus.SUCCEEDED, HALF, "all of it");

  @Test
  void keepsWhatWasSaidAcrossOpenings() {
    ProcessStart start = process("p1", ProcessType.EXPORT, "key-1");
    assertThat(store().start(ACME, start, HALF, LIMITS, null)).isTrue();
    reopen(limits());
    assertThat(store().find(ACME, "p1")).contains(ProcessRecord.started(start, HALF));
  }

  @Test
  void aTenantSeesAndChangesItsOwnAlone() {
    start(ACME, "p1");
    start(GLOBEX, "p2");
    assertThat(store().find(GLOBEX, "p1")).isEmpty();
    assertThat(store().report(GLOBEX, "p1", HALF, later(1))).isEmpty();
    assertThat(store().end(GLOBEX, "p1", SUCCESS, later(1))).isEmpty();
    assertThat(store().requestCancel(GLOBEX, "p1", entry())).isEmpty();
    assertThat(store().furthest(GLOBEX, "key-p1")).isEmpty();
    assertThat(ids(GLOBEX, all())).containsExactly("p2");
    assertThat(store().running(GLOBEX)).isEqualTo(1);
    assertThat(store().running(new TenantId("initech"))).isZero();
    assertThat(store().find(ACME, "p1").orElseThrow())
        .isEqualTo(ProcessRecord.started(process("p1"), ProcessProgress.NONE));
    assertThat(storage().audit().newest(null, 10)).isEmpty();
  }

  @Test
  void aTenantMayHaveProcessesBeforeItHasEvents() {
    start(ACME, "p1");
    assertThat(append(Sent.success(1).by(ACME)).getFirst().getFirst())
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.position()).isEqualTo(1));
    assertThat(ids(ACME, all())).containsExactly("p1");
  }

  @Test
  void listsNewestFirstByWhatIsAskedFor() {
    store().start(ACME, process("p1", ProcessType.EXPORT, null), HALF, LIMITS, null);
    start(ACME, "p2");
    start(ACME, "p3");
    store().end(ACME, "p2", SUCCESS, later(9));

    assertThat(ids(ACME, all())).containsExactly("p3", "p2", "p1");
    assertThat(store().running(ACME)).isEqualTo(2);
    assertThat(ids(ACME, new ProcessQuery(Set.of(ProcessType.IMPORT), null, null, 10, null)))
        .containsExactly("p3", "p2");
    assertThat(ids(ACME, new ProcessQuery(Set.of(ProcessType.values()), null, null, 10, null)))
        .containsExactly("p3", "p2", "p1");
    assertThat(ids(ACME, new ProcessQuery(Set.of(), ProcessStatus.SUCCEEDED, null, 10, null)))
        .containsExactly("p2");
    assertThat(ids(ACME, new ProcessQuery(Set.of(), null, later(2), 10, null)))
        .containsExactly("p3", "p2");
    assertThat(ids(ACME, new ProcessQuery(Set.of(), null, null, 2, null)))
        .containsExactly("p3", "p2");
    assertThat(ids(ACME, new ProcessQuery(Set.of(), null, null, 2, "p2"))).containsExactly("p1");
  }

  @Test
  void aReportIsSeenAndTellsOfACancellation() {
    start(ACME, "p1");
    ProcessRecord reported = store().report(ACME, "p1", HALF, later(30)).orElseThrow();
    assertThat(reported.progress()).isEqualTo(HALF);
    assertThat(reported.heardAt()).isEqualTo(later(30));
    assertThat(reported.cancelRequested()).isFalse();

    assertThat(store().requestCancel(ACME, "p1", entry()).orElseThrow().cancelRequested()).isTrue();
    assertThat(store().requestCancel(ACME, "p1", entry()).orElseThrow().cancelRequested()).isTrue();
    assertThat(store().report(ACME, "p1", HALF, later(31)).orElseThrow().cancelRequested())
        .isTrue();
    assertThat(storage().audit().newest(ACME, 10)).as("asking twice is asking once").hasSize(1);
  }

  @Test
  void theFirstEndCounts() {
    start(ACME, "p1");
    ProcessRecord ended = store().end(ACME, "p1", SUCCESS, later(5)).orElseThrow();
    assertThat(ended.status()).isEqualTo(ProcessStatus.SUCCEEDED);
    assertThat(ended.endedAt()).isEqualTo(later(5));
    assertThat(ended.detail()).isEqualTo("all of it");

    ProcessEnd failure = new ProcessEnd(ProcessStatus.FAILED, ProcessProgress.NONE, "no");
    assertThat(store().end(ACME, "p1", failure, later(6))).contains(ended);
    assertThat(store().report(ACME, "p1", ProcessProgress.NONE, later(7))).contains(ended);
    assertThat(store().requestCancel(ACME, "p1", entry())).contains(ended);
    assertThat(storage().audit().newest(ACME, 10)).isEmpty();
  }

  @Test
  void whatIsSilentIsInterruptedAndRunsAgainWhenItIsHeardOf() {
    start(ACME, "p1");
    start(GLOBEX, "p2");
    store().report(GLOBEX, "p2", HALF, later(60));

    assertThat(store().interruptSilent(later(59), later(61), 10)).isEqualTo(1);
    ProcessRecord silent = store().find(ACME, "p1").orElseThrow();
    assertThat(silent.status()).isEqualTo(ProcessStatus.INTERRUPTED);
    assertThat(silent.endedAt()).isEqualTo(later(61));
    assertThat(silent.detail()).isNotBlank();
    assertThat(store().find(GLOBEX, "p2").orElseThrow().status()).isEqualTo(ProcessStatus.RUNNING);

    ProcessRecord back = store().report(ACME, "p1", HALF, later(62)).orElseThrow();
    assertThat(back.status()).isEqualTo(ProcessStatus.RUNNING);
    assertThat(back.endedAt()).isNull();
    assertThat(back.detail()).isNull();
  }

  @Test
  void theNextOfTheSameWorkLearnsHowFarTheLastOnesCame() {
    for (String id : List.of("p1", "p2", "p3")) {
      store().start(ACME, process(id, ProcessType.IMPORT, "file"), progress(0), LIMITS, null);
    }
    store().report(ACME, "p1", progress(70), later(4));
    store().end(ACME, "p2", new ProcessEnd(ProcessStatus.CANCELLED, progress(60), null), later(4));
    store().end(ACME, "p3", new ProcessEnd(ProcessStatus.SUCCEEDED, progress(100), null), later(4));

    assertThat(store().furthest(ACME, "file").orElseThrow().start().id()).isEqualTo("p1");
    assertThat(store().furthest(ACME, "other")).isEmpty();
  }

  @Test
  void noMoreRunThanMay() {
    List.of("p1", "p2", "p3").forEach(id -> start(ACME, id));
    AuditEntry entry = entry();
    assertThat(store().start(ACME, process("p4"), HALF, LIMITS, entry)).isFalse();
    assertThat(store().find(ACME, "p4")).isEmpty();
    assertThat(storage().audit().newest(ACME, 10)).isEmpty();
    start(GLOBEX, "p4");

    store().end(ACME, "p1", SUCCESS, later(9));
    assertThat(store().start(ACME, process("p5"), HALF, LIMITS, entry)).isTrue();
    assertThat(storage().audit().newest(ACME, 10)).containsExactly(entry);
  }

  @Test
  void theOldestEndedGoBeyondTheLimitAndAfterTheirTime() {
    for (int i = 1; i <= 9; i++) {
      start(ACME, "p" + i);
      store().end(ACME, "p" + i, SUCCESS, later(10 + i));
    }
    start(GLOBEX, "q1");
    assertThat(ids(ACME, all())).containsExactly("p9", "p8", "p7", "p6", "p5", "p4");

    assertThat(store().removeEnded(later(17), 2)).isEqualTo(2);
    assertThat(store().removeEnded(later(17), 2)).isEqualTo(1);
    assertThat(ids(ACME, all())).containsExactly("p9", "p8", "p7");
    assertThat(store().removeEnded(later(1_000), 10)).isEqualTo(3);
    assertThat(ids(GLOBEX, all())).as("what runs is never removed").containsExactly("q1");
  }

  private void start(TenantId tenant, String id) {
    assertThat(store().start(tenant, process(id), ProcessProgress.NONE, LIMITS, null)).isTrue();
  }

  private List<String> ids(TenantId tenant, ProcessQuery query) {
    return store().list(tenant, query).stream().map(process -> process.start().id()).toList();
  }

  private ProcessStore store() {
    return storage().processes();
  }

  private static ProcessStart process(String id) {
    return process(id, ProcessType.IMPORT, "key-" + id);
  }

  /** The second of its id is the second of its start. */
  private static ProcessStart process(String id, ProcessType type, @Nullable String resumeKey) {
    Instant at = later(Integer.parseInt(id, 1, 2, 10));
    return new ProcessStart(id, type, "runs.csv", "ada", at, "{\"file\":\"runs.csv\"}", resumeKey);
  }

  private static ProcessProgress progress(long done) {
    return new ProcessProgress(done, 100L, Map.of());
  }

  private static ProcessQuery all() {
    return new ProcessQuery(Set.of(), null, null, 100, null);
  }

  private static Instant later(int seconds) {
    return Sent.NOW.plusSeconds(seconds);
  }

  private static AuditEntry entry() {
    return new AuditEntry(later(0), ACME, "ada", null, "process.cancel", "p1", "{}");
  }
}
