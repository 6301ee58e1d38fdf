package dev.trimtab.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the store is told of the processes that run here, and they of the store. */
class RunningProcessesTest {
  private static final TenantId ACME = new TenantId("acme");

  private final FakeProcessStore store = new FakeProcessStore();
  private final RunningProcesses running =
      new RunningProcesses(store, InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z")));
  private final List<String> cancelled = new ArrayList<>();

  @Test
  void aTenantThatIsBeingDeletedKeepsNoOthersSilent() {
    store.going.add(ACME);
    begin(ACME, "of-acme");
    for (int i = 0; i < 20; i++) {
      begin(new TenantId("other-" + i), "of-other-" + i);
    }

    running.report();

    assertThat(store.heardOf).hasSize(20);
    assertThat(cancelled).containsExactly("of-acme");
  }

  private void begin(TenantId tenant, String id) {
    running.begin(
        tenant,
        id,
        new RunningProcesses.Work() {
          @Override
          public ProcessProgress progress() {
            return ProcessProgress.NONE;
          }

          @Override
          public void cancel() {
            cancelled.add(id);
          }
        });
  }
}
