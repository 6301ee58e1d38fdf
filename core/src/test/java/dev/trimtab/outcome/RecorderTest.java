package dev.trimtab.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final RecorderSettings SETTINGS = new RecorderSettings(1, 10, 1 << 20, 1 << 20, 6);

  private FakeAppender fake = new FakeAppender(true);
  private Recorder recorder = new Recorder(fake, SETTINGS, RecorderObserver.NONE);

  @AfterEach
  void close() {
    fake.permits.release(1_000);
    recorder.close();
  }

  @Test
  void answersEachItemInTheOrderOfTheSubmission() {
    List<Appended> answer = recorder.record(Events.batch(ACME, "e", 3, false)).join();

    assertThat(answer)
        .extracting(appended -> ((Appended.Stored) appended).event().id())
        .containsExactly("e0", "e1", "e2");
  }

  @Test
  void whatWaitsDuringACommitSharesTheNext() {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    for (int i = 0; i < 5; i++) {
      answers.add(recorder.record(Events.single(ACME, "e" + i)));
    }
    fake.permits.release(2);
    answers.forEach(CompletableFuture::join);

    assertThat(fake.groups())
        .containsExactly(List.of("first"), List.of("e0", "e1", "e2", "e3", "e4"));
  }

  @Test
  void aFullQueueTurnsAwayItsOwnTenantOnly() {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    answers.add(recorder.record(Events.batch(ACME, "a", 10, false)));

    assertThatThrownBy(() -> recorder.record(Events.single(ACME, "one too many")))
        .isInstanceOf(QueueFullException.class);
    answers.add(recorder.record(Events.single(OTHER, "welcome")));
    assertThat(recorder.waitingEvents(ACME)).isEqualTo(10);
    assertThat(recorder.waitingEvents(OTHER)).isEqualTo(1);
    assertThat(recorder.waitingEvents(new TenantId("nobody"))).isZero();
    fake.permits.release(10);
    answers.forEach(CompletableFuture::join);

    assertThat(fake.ids()).contains("welcome").doesNotContain("one too many");
    assertThat(recorder.waitingEvents()).isZero();
    assertThat(recorder.record(Events.single(ACME, "room again")).join()).hasSize(1);
  }

  @Test
  void aSubmissionLargerThanTheQueueIsTakenWhenNothingWaits() {
    assertThat(recorder.record(Events.batch(ACME, "big", 50, false)).join()).hasSize(50);
  }

  @Test
  void tenantsTakeTurns() {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    answers.add(recorder.record(Events.batch(ACME, "a", 4, false)));
    answers.add(recorder.record(Events.batch(ACME, "b", 4, false)));
    answers.add(recorder.record(Events.single(OTHER, "o")));
    fake.permits.release(10);
    answers.forEach(CompletableFuture::join);

    assertThat(fake.groups().get(1)).containsExactly("a0", "a1", "a2", "a3", "o");
  }

  @Test
  void whatIsLargerThanAGroupKeepsNoOtherTenantWaiting() {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    answers.add(recorder.record(Events.batch(ACME, "a", 8, true)));
    answers.add(recorder.record(Events.single(OTHER, "o")));
    answers.add(recorder.record(Events.single(ACME, "b")));
    fake.permits.release(10);
    answers.forEach(CompletableFuture::join);

    assertThat(fake.groups().get(1))
        .containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "o", "b");
  }

  @Test
  void whatMayBeDividedIsAnsweredWholeAndInItsOrder() {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    var batch = recorder.record(Events.batch(ACME, "a", 14, false));
    answers.add(recorder.record(Events.single(OTHER, "o")));
    fake.permits.release(10);
    answers.forEach(CompletableFuture::join);

    assertThat(ids(batch.join())).isEqualTo(IntStream.range(0, 14).mapToObj(i -> "a" + i).toList());
    assertThat(fake.groups().get(1)).containsExactly("a0", "a1", "a2", "a3", "a4", "a5");
    assertThat(fake.groups().get(2)).first().isEqualTo("o");
  }

  @Test
  void ofAPartThatFailedTheEventsAreNamedAsTheOthersAreStored() {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    var batch = recorder.record(Events.batch(ACME, "a", 8, false));
    answers.add(recorder.record(Events.single(OTHER, "o")));
    fake.permits.release(1);
    answers.getFirst().join();
    fake.failNext(1, StorageException.Kind.FULL);
    fake.permits.release(10);
    answers.forEach(CompletableFuture::join);

    assertThat(batch.join().subList(0, 6))
        .allSatisfy(
            appended ->
                assertThat(appended)
                    .isInstanceOfSatisfying(
                        Appended.Refused.class,
                        refused ->
                            assertThat(refused.cause().kind())
                                .isEqualTo(StorageException.Kind.FULL)));
    assertThat(ids(batch.join().subList(6, 8))).containsExactly("a6", "a7");
  }

  @Test
  void whereAllPartsFailedTheSubmissionHas() {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    var batch = recorder.record(Events.batch(ACME, "a", 20, false));
    var other = recorder.record(Events.single(OTHER, "o"));
    fake.permits.release(1);
    answers.getFirst().join();
    fake.failNext(10, StorageException.Kind.FULL);
    fake.permits.release(10);

    assertThatThrownBy(batch::join).hasCauseInstanceOf(StorageException.class);
    assertThatThrownBy(other::join).hasCauseInstanceOf(StorageException.class);
  }

  private static List<String> ids(List<Appended> appended) {
    return appended.stream().map(each -> ((Appended.Stored) each).event().id()).toList();
  }

  @Test
  void aStoreThatDoesNotMixTenantsGetsOneAtATime() {
    recorder.close();
    fake = new FakeAppender(false);
    recorder = new Recorder(fake, SETTINGS, RecorderObserver.NONE);
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    answers.add(recorder.record(Events.single(ACME, "a1")));
    answers.add(recorder.record(Events.single(OTHER, "o1")));
    answers.add(recorder.record(Events.single(ACME, "a2")));
    fake.permits.release(10);
    answers.forEach(CompletableFuture::join);

    assertThat(fake.groups()).containsExactly(List.of("first"), List.of("a1", "a2"), List.of("o1"));
  }

  @Test
  void oneBadEventSpoilsNoOther() {
    fake.poisoned.add("e2");
    List<Appended> answer = recorder.record(Events.batch(ACME, "e", 6, false)).join();

    assertThat(fake.ids()).containsExactlyInAnyOrder("e0", "e1", "e3", "e4", "e5");
    assertThat(answer.get(2)).isInstanceOf(Appended.Refused.class);
    assertThat(answer)
        .filteredOn(Appended.Stored.class::isInstance)
        .extracting(appended -> ((Appended.Stored) appended).event().id())
        .containsExactly("e0", "e1", "e3", "e4", "e5");
  }

  @Test
  void aBadEventInAnAtomicSubmissionRefusesAllOfItAndNothingElse() {
    fake.permits.drainPermits();
    fake.poisoned.add("bad1");
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    var good = recorder.record(Events.single(ACME, "good"));
    var bad = recorder.record(Events.batch(ACME, "bad", 3, true));
    fake.permits.release(20);
    answers.forEach(CompletableFuture::join);

    assertThat(good.join().getFirst()).isInstanceOf(Appended.Stored.class);
    assertThat(bad.join()).hasSize(3).allMatch(Appended.Refused.class::isInstance);
    assertThat(fake.ids()).containsExactly("first", "good");
  }

  @Test
  void aFailureOfTheStoreIsEveryonesAndIsOver() {
    fake.failNext(1, StorageException.Kind.FULL);

    assertThatThrownBy(() -> recorder.record(Events.single(ACME, "lost")).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .extracting(cause -> ((StorageException) cause).kind())
        .isEqualTo(StorageException.Kind.FULL);
    assertThat(recorder.record(Events.single(ACME, "kept")).join()).hasSize(1);
    assertThat(fake.ids()).containsExactly("kept");
  }

  @Test
  void aLostRaceIsRunAgain() {
    fake.failNext(2, StorageException.Kind.CONFLICT);

    assertThat(recorder.record(Events.single(ACME, "e")).join()).hasSize(1);
    assertThat(fake.ids()).containsExactly("e");
  }

  @Test
  void closeCommitsWhatWasTakenAndTakesNothingMore() throws InterruptedException {
    fake.permits.drainPermits();
    List<CompletableFuture<?>> answers = holdTheLaneWith("first");
    answers.add(recorder.record(Events.single(ACME, "waiting")));
    Thread closer = Thread.ofPlatform().start(recorder::close);
    fake.permits.release(10);
    closer.join();

    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(fake.ids()).containsExactly("first", "waiting");
    assertThatThrownBy(() -> recorder.record(Events.single(ACME, "late")))
        .isInstanceOf(StorageException.class);
  }

  /** Makes the lane wait inside a commit, so that what comes next has to queue. */
  private List<CompletableFuture<?>> holdTheLaneWith(String id) {
    List<CompletableFuture<?>> answers = new ArrayList<>();
    answers.add(recorder.record(Events.single(new TenantId("holding"), id)));
    while (!fake.permits.hasQueuedThreads()) {
      Thread.onSpinWait();
    }
    return answers;
  }
}
