package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** When the issuer is asked, and when it is not. */
class IssuerKeysTest {
  private static final IssuerKey OLD = IssuerKey.of("old", "ES256");
  private static final IssuerKey NEW = IssuerKey.of("new", "ES256");

  private final FakeClock clock = new FakeClock();
  private final Deque<Runnable> beside = new ArrayDeque<>();
  private List<IssuerKey> shown = List.of(OLD);
  private boolean isDown;
  private int fetches;

  private final IssuerKeys keys =
      new IssuerKeys(
          this::fetch, beside::add, clock::nanos, Duration.ofSeconds(5), Duration.ofMinutes(5));

  @Test
  void theFirstTickFetchesAndNobodyWaitsForIt() {
    keys.tick();
    assertThat(keys.known().isEmpty()).isTrue();
    runBeside();
    assertThat(keys.known().knows("old")).isTrue();
  }

  @Test
  void aRotationIsNoticedByTheFirstTokenThatNamesTheNewKey() {
    started();
    shown = List.of(OLD, NEW);
    clock.advance(Duration.ofSeconds(6));

    CompletableFuture<Void> asked = keys.ask();
    assertThat(asked).isNotNull().isNotDone();
    runBeside();

    assertThat(asked).isDone();
    assertThat(keys.known().knows("new")).isTrue();
  }

  @Test
  void aFloodOfUnknownKeysCausesOneFetchInEachCoolDown() {
    started();
    for (int tenthOfASecond = 0; tenthOfASecond < 600; tenthOfASecond++) {
      clock.advance(Duration.ofMillis(100));
      for (int i = 0; i < 20; i++) {
        var _ = keys.ask();
      }
      keys.tick();
      runBeside();
    }
    assertThat(fetches - 1).as("in a minute, five seconds apart").isEqualTo(12);
  }

  @Test
  void manyWhoAskWhileAFetchIsUnderWayWaitForThatOne() {
    started();
    clock.advance(Duration.ofSeconds(6));
    CompletableFuture<Void> first = keys.ask();
    assertThat(keys.ask()).isSameAs(first);
    assertThat(beside).hasSize(1);
  }

  @Test
  void askedTooSoonItFetchesAsSoonAsItMay() {
    started();
    shown = List.of(NEW);
    assertThat(keys.ask()).isNull();
    clock.advance(Duration.ofSeconds(4));
    keys.tick();
    assertThat(beside).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    keys.tick();
    runBeside();
    assertThat(keys.known().knows("new")).isTrue();
    assertThat(keys.known().knows("old")).as("taken back by its issuer").isFalse();
  }

  @Test
  void keysAreFetchedAnewNowAndThen() {
    started();
    clock.advance(Duration.ofMinutes(4));
    keys.tick();
    assertThat(beside).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    keys.tick();
    assertThat(beside).hasSize(1);
  }

  @Test
  void anOutageLeavesTheKeysKnownAndItIsTriedAgain() {
    started();
    isDown = true;
    clock.advance(Duration.ofMinutes(6));
    keys.tick();
    runBeside();
    assertThat(keys.known().knows("old")).isTrue();

    isDown = false;
    shown = List.of(NEW);
    clock.advance(Duration.ofSeconds(5));
    keys.tick();
    runBeside();
    assertThat(keys.known().knows("new")).isTrue();
  }

  @Test
  void whoeverWaitsIsToldOfAFailureToo() {
    isDown = true;
    CompletableFuture<Void> asked = keys.ask();
    runBeside();
    assertThat(asked).isDone();
    assertThat(keys.known().isEmpty()).isTrue();
  }

  private void started() {
    keys.tick();
    runBeside();
  }

  private void runBeside() {
    while (!beside.isEmpty()) {
      beside.removeFirst().run();
    }
  }

  private VerificationKeys fetch() throws IOException {
    fetches++;
    if (isDown) {
      throw new IOException("down");
    }
    try {
      return VerificationKeys.parse(IssuerKey.keySet(shown));
    } catch (JoseException e) {
      throw new IOException(e);
    }
  }
}
