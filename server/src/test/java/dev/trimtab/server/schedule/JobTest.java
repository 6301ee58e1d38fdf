package dev.trimtab.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JobTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final JobPlan PLAN =
      JobPlan.of("broom", "sweeps", Duration.ofMinutes(1)).pausable("nothing is swept");

  private Instant now = START;
  private Runnable work = () -> {};
  private final Jobs jobs = new Jobs(() -> now);
  private final Job job = jobs.add(PLAN, () -> work.run());

  @Test
  void keepsAccountOfItsRuns() {
    assertThat(job.standing())
        .isEqualTo(new JobStanding(JobStatus.IDLE, START, null, null, null, 0, 0));
    now = now.plusSeconds(5);
    job.run();
    JobStanding after = job.standing();
    assertThat(after.status()).isEqualTo(JobStatus.IDLE);
    assertThat(after.last().at()).isEqualTo(now);
    assertThat(after.nextRun()).isEqualTo(now.plusSeconds(60));
    assertThat(after.runs()).isEqualTo(1);
  }

  @Test
  void whatARunThrowsStaysInside() {
    for (Throwable thrown :
        new Throwable[] {
          new StorageException(StorageException.Kind.UNAVAILABLE, "the disk is away", null),
          new IllegalStateException("a bug"),
          new AssertionError("a worse one")
        }) {
      work = () -> sneak(thrown);
      job.run();
      assertThat(job.standing().status()).isEqualTo(JobStatus.FAILING);
      assertThat(job.standing().lastError())
          .isEqualTo(
              thrown instanceof StorageException
                  ? "the store: unavailable"
                  : "a fault of the server, which its log tells");
    }
    work = () -> {};
    job.run();
    assertThat(job.standing().status()).isEqualTo(JobStatus.IDLE);
    assertThat(job.standing().lastError()).isEqualTo("a fault of the server, which its log tells");
    assertThat(job.standing().failures()).isEqualTo(3);
    assertThat(job.standing().runs()).isEqualTo(4);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void pausedItDoesNotRun() {
    assertThat(job.pause()).isTrue();
    job.run();
    assertThat(job.standing())
        .isEqualTo(new JobStanding(JobStatus.PAUSED, START, null, null, null, 0, 0));
    job.resume();
    job.run();
    assertThat(job.standing().runs()).isEqualTo(1);
  }

  @Test
  void whatMustGoOnIsNeverPaused() {
    Job steady = jobs.add(JobPlan.of("keys", "reads keys", Duration.ofSeconds(1)), () -> {});
    assertThat(steady.pause()).isFalse();
    steady.run();
    assertThat(steady.standing().runs()).isEqualTo(1);
  }

  @Test
  void atWorkItRunsOnceAndSaysSo() {
    AtomicReference<JobStatus> seen = new AtomicReference<>();
    work =
        () -> {
          job.run();
          seen.set(job.standing().status());
        };
    job.run();
    assertThat(seen).hasValue(JobStatus.RUNNING);
    assertThat(job.standing().runs()).isEqualTo(1);
  }

  @Test
  void isFoundByItsIdAndHasItsNameAlone() {
    assertThat(jobs.find("job-broom")).contains(job);
    assertThat(jobs.find("broom")).isEmpty();
    assertThat(jobs.all()).containsExactly(job);
    assertThatThrownBy(() -> jobs.add(PLAN, () -> {})).isInstanceOf(IllegalStateException.class);
  }
}
