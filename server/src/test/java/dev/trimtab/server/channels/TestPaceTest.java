package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestPaceTest {
  private static final TenantId ACME = new TenantId("acme");

  private long nanos = Long.MAX_VALUE - 5;

  @Test
  void aTenantSendsSoManyInAMinute() {
    TestPace pace = new TestPace(3, () -> nanos);
    assertThat(pace.take(ACME)).isEmpty();
    assertThat(pace.take(ACME)).isEmpty();
    assertThat(pace.take(ACME)).isEmpty();
    assertThat(pace.take(ACME)).contains(Duration.ofSeconds(20));
    assertThat(pace.take(new TenantId("globex"))).isEmpty();

    nanos += Duration.ofSeconds(20).toNanos();
    assertThat(pace.take(ACME)).isEmpty();
    assertThat(pace.take(ACME)).isPresent();
    nanos += Duration.ofMinutes(5).toNanos();
    assertThat(pace.take(ACME)).isEmpty();
  }
}
