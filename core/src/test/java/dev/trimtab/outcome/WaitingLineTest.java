package dev.trimtab.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long a commit may become, alone and among others. */
class WaitingLineTest {
  private static final TenantId FLOODING = new TenantId("flooding");
  private static final TenantId QUIET = new TenantId("quiet");
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  private final WaitingLine line =
      new WaitingLine(new RecorderSettings(1, 100_000, 1 << 30, 1 << 30, 100, 10), true);

  @Test
  void aTenantAloneIsCommittedInLargeGroups() {
    offer(FLOODING, 250);
    assertThat(line.nextGroup()).hasSize(100);
  }

  @Test
  void whileAnotherWritesNobodyWaitsForALargeGroup() {
    offer(FLOODING, 250);
    offer(QUIET, 1);
    List<Pending> first = line.nextGroup();
    assertThat(first).hasSize(10);
    assertThat(first).extracting(pending -> pending.submission().tenant()).contains(QUIET);
    assertThat(line.nextGroup()).as("the other may come again").hasSize(10);
  }

  @Test
  void whoHasNotWrittenForLongIsNotWaitedFor() {
    offer(FLOODING, 6_000);
    offer(QUIET, 1);
    for (int events = 0; events < 50 * 100; events += 10) {
      assertThat(line.nextGroup()).hasSize(10);
    }
    assertThat(line.nextGroup()).hasSize(100);
  }

  @Test
  void aLargeSubmissionIsTakenInPartsSoThatOthersHaveTheirTurns() {
    offer(QUIET, 1);
    line.nextGroup();
    line.offer(large(false));
    offer(QUIET, 1);
    assertThat(sizes(line.nextGroup())).containsExactly(10);
    assertThat(sizes(line.nextGroup())).as("the quiet one's turn").containsExactly(1);
    offer(QUIET, 1);
    assertThat(sizes(line.nextGroup())).as("again: it had less").containsExactly(1);
    assertThat(sizes(line.nextGroup())).containsExactly(10);
    assertThat(line.events()).isEqualTo(30);
    assertThat(line.events(FLOODING)).isEqualTo(30);
  }

  @Test
  void whoComesDuringALongCommitComesBeforeItsNextPart() {
    offer(QUIET, 1);
    line.nextGroup();
    line.offer(large(false));
    assertThat(sizes(line.nextGroup())).containsExactly(10);
    offer(QUIET, 1);
    assertThat(line.nextGroup()).extracting(WaitingLineTest::tenant).containsExactly(QUIET);
    assertThat(sizes(line.nextGroup())).containsExactly(10);
  }

  @Test
  void whoHadALongCommitDoesNotComeFirstByHavingLeft() {
    offer(QUIET, 1);
    line.nextGroup();
    offer(FLOODING, 10);
    assertThat(line.nextGroup()).as("nothing is left of it").hasSize(10);
    line.offer(large(false));
    offer(QUIET, 1);
    assertThat(line.nextGroup()).extracting(WaitingLineTest::tenant).containsExactly(QUIET);
    assertThat(sizes(line.nextGroup())).containsExactly(10);
  }

  @Test
  void whoWasAloneForLongOwesNothing() {
    offer(FLOODING, 1_000);
    for (int group = 0; group < 10; group++) {
      line.nextGroup();
    }
    offer(QUIET, 30);
    offer(FLOODING, 30);
    assertThat(tenants(4)).contains(FLOODING);
  }

  @Test
  void oneTenantAGroupWhereTheStoreMixesNone() {
    WaitingLine unmixed =
        new WaitingLine(new RecorderSettings(1, 100_000, 1 << 30, 1 << 30, 100, 10), false);
    for (int i = 0; i < 30; i++) {
      unmixed.offer(single(FLOODING));
    }
    unmixed.offer(single(QUIET));
    assertThat(unmixed.nextGroup())
        .extracting(WaitingLineTest::tenant)
        .hasSize(10)
        .containsOnly(FLOODING);
    assertThat(unmixed.nextGroup())
        .as("its turn, though the other has more")
        .extracting(WaitingLineTest::tenant)
        .containsExactly(QUIET);
    assertThat(unmixed.nextGroup()).hasSize(10);
  }

  @Test
  void aLargeSubmissionOfATenantAloneIsTakenWhole() {
    line.offer(large(false));
    assertThat(sizes(line.nextGroup())).containsExactly(50);
  }

  @Test
  void anAtomicOneIsAGroupByItself() {
    offer(QUIET, 1);
    line.nextGroup();
    line.offer(large(true));
    line.offer(large(true));
    assertThat(sizes(line.nextGroup())).containsExactly(50);
  }

  private List<TenantId> tenants(int groups) {
    return Stream.generate(line::nextGroup)
        .limit(groups)
        .flatMap(List::stream)
        .map(WaitingLineTest::tenant)
        .toList();
  }

  private static TenantId tenant(Pending pending) {
    return pending.submission().tenant();
  }

  private static Pending single(TenantId tenant) {
    return new Pending(Submission.single(tenant, item()));
  }

  private static Pending large(boolean atomic) {
    return new Pending(
        new Submission(
            FLOODING, Stream.generate(WaitingLineTest::item).limit(50).toList(), atomic));
  }

  private static List<Integer> sizes(List<Pending> group) {
    return group.stream().map(Pending::events).toList();
  }

  private void offer(TenantId tenant, int singles) {
    for (int i = 0; i < singles; i++) {
      assertThat(line.offer(single(tenant))).isTrue();
    }
  }

  private static Submission.Item item() {
    OutcomeEvent event =
        new OutcomeEvent(
            "e",
            new SeriesKey("shop", "checkout", MetricType.SUCCESS_RATE),
            1,
            NOW,
            NOW,
            Metadata.NONE);
    return new Submission.Item(event, new Submission.Given(false, true, true, true));
  }
}
