package dev.trimtab.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000;
  private final TokenBucket bucket = new TokenBucket(new Quota(10, Quota.Window.SECOND), 77);

  @Test
  void takesAllOrNothingAndSaysHowLongToWait() {
    assertThat(bucket.take(8, 77)).isZero();
    assertThat(bucket.take(3, 77)).isEqualTo(SECOND / 10);
    assertThat(bucket.remaining(77)).isEqualTo(2);
    assertThat(bucket.take(2, 77)).isZero();
    assertThat(bucket.nanosUntilFull(77)).isEqualTo(SECOND);
    assertThat(bucket.remaining(77 + SECOND / 2)).isEqualTo(5);
    assertThat(bucket.remaining(77 + 5 * SECOND)).as("no more than one bucket").isEqualTo(10);
  }

  @Test
  void toLookTakesNothing() {
    assertThat(bucket.waitFor(10, 77)).isZero();
    assertThat(bucket.take(8, 77)).isZero();
    assertThat(bucket.waitFor(3, 77)).isEqualTo(SECOND / 10);
    assertThat(bucket.waitFor(11, 77)).isEqualTo(TokenBucket.NEVER);
    assertThat(bucket.remaining(77)).isEqualTo(2);
  }

  @Test
  void whatNeverFitsIsSaidSo() {
    assertThat(bucket.take(11, 77)).isEqualTo(TokenBucket.NEVER);
    assertThat(bucket.remaining(77)).isEqualTo(10);
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    assertThat(bucket.take(10, 77)).isZero();
    bucket.giveBack(10);
    assertThat(bucket.take(10, 77)).isZero();
    assertThat(bucket.take(1, 77)).isPositive();
  }

  @Test
  void aDebtIsPaidByWaitingButNotForEver() {
    bucket.takeAnyway(15, 77);
    assertThat(bucket.remaining(77)).isZero();
    assertThat(bucket.take(1, 77)).isEqualTo(SECOND / 10 * 6);
    bucket.takeAnyway(Long.MAX_VALUE, 77);
    assertThat(bucket.take(10, 77)).isEqualTo(2 * SECOND);
  }

  @Test
  void manyThreadsTogetherTakeNoMoreThanThereIs() throws InterruptedException {
    TokenBucket shared = new TokenBucket(new Quota(10_000, Quota.Window.DAY), 0);
    AtomicLong taken = new AtomicLong();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        threads.execute(
            () -> {
              await(start);
              for (int j = 0; j < 5_000; j++) {
                if (shared.take(1, 0) == 0) {
                  taken.incrementAndGet();
                }
              }
            });
      }
      start.countDown();
    }
    assertThat(taken).hasValue(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/second", "600/minute", "5/hour", "1000000000/day"})
  void aQuotaIsReadAsItIsWritten(String text) {
    assertThat(Quota.parse("/q", text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "/second",
        "0/second",
        "-1/second",
        "1.5/second",
        "1/week",
        "1/Second",
        "1 /second",
        "1000000001/day",
        "99999999999999999999/day",
        "1/second/",
        "one/second"
      })
  void whatIsNoQuotaIsRefusedByName(String text) {
    assertThatThrownBy(() -> Quota.parse("/quotas/events", text))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.faults().getFirst().pointer()).isEqualTo("/quotas/events"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
