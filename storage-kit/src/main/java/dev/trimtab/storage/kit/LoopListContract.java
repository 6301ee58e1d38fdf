package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.loop.Consequences;
import dev.trimtab.loop.Listed;
import dev.trimtab.loop.Listing;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.Move;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.stat.ClaimBudget;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every verification of a tenant has its place in one list, and is labelled there once. */
public abstract class LoopListContract extends LoopContract {
  private static final int MANY = 12;

  /** More than any level asks for. */
  private static final double PLENTY = 20;

  private static final Listing.Begins BEGINS = new Listing.Begins();

  private static Listing.Ends ends(Verdict verdict, double logEvidence) {
    return new Listing.Ends(verdict == Verdict.IMPROVED, logEvidence);
  }

  /** A loop that is about to verify, of a template of its own. */
  private Loop acting(TenantId tenant, String id) {
    append(Sent.batch(tenant, Sent.success(1)));
    assertThat(loops().open(tenant, loop(id, "of " + id), null)).isTrue();
    return loops().find(tenant, id).orElseThrow();
  }

  private static Move verifying(Loop loop) {
    Loop.Standing standing = new Loop.Standing(LoopState.VERIFYING, 3, false, NOW, NOW);
    return new Move(with(loop, standing, null, null, 1), List.of(), List.of(), List.of());
  }

  private Loop begun(TenantId tenant, String id) {
    assertThat(loops().move(tenant, verifying(acting(tenant, id)), Consequences.of(BEGINS)))
        .isTrue();
    return loops().find(tenant, id).orElseThrow();
  }

  private boolean end(TenantId tenant, String id, Verdict verdict, double logEvidence) {
    Loop seen = loops().find(tenant, id).orElseThrow();
    return loops().move(tenant, ended(seen, verdict), Consequences.of(ends(verdict, logEvidence)));
  }

  private Listed listed(TenantId tenant, String id) {
    return Optional.ofNullable(loops().find(tenant, id).orElseThrow().listed()).orElseThrow();
  }

  private Listed.Label label(TenantId tenant, String id) {
    return Optional.ofNullable(listed(tenant, id).label()).orElseThrow();
  }

  @Test
  void aVerificationHasItsPlaceFromItsBeginningAndItsLabelFromItsVerdict() {
    assertThat(acting(ACME, "l0").listed()).isNull();
    assertThat(begun(ACME, "l1").listed()).isEqualTo(new Listed(1, null));
    assertThat(begun(ACME, "l2").listed()).isEqualTo(new Listed(2, null));
    assertThat(begun(GLOBEX, "l1").listed()).isEqualTo(new Listed(1, null));

    assertThat(end(ACME, "l2", Verdict.IMPROVED, PLENTY)).isTrue();
    assertThat(end(ACME, "l1", Verdict.IMPROVED, 1.25)).isTrue();
    reopen(limits());

    ClaimBudget budget = ClaimBudget.OF_LOOPS;
    assertThat(listed(ACME, "l2"))
        .isEqualTo(new Listed(2, new Listed.Label(budget.level(2, 0), PLENTY, true)));
    assertThat(listed(ACME, "l1"))
        .isEqualTo(new Listed(1, new Listed.Label(budget.level(1, 1), 1.25, false)));
    assertThat(loops().list(ACME, query(false)))
        .extracting(Loop::listed)
        .containsExactly(listed(ACME, "l2"), listed(ACME, "l1"));
    assertThat(listed(GLOBEX, "l1").label()).isNull();
  }

  /** To count only those that improved would choose them by their evidence. */
  @Test
  void whatDoesNotImproveCountsAndDoesNotStand() {
    List<Verdict> others = List.of(Verdict.NO_EFFECT, Verdict.WORSE, Verdict.UNDECIDED);
    for (Verdict verdict : others) {
      begun(ACME, verdict.name());
      assertThat(end(ACME, verdict.name(), verdict, PLENTY)).isTrue();
      assertThat(label(ACME, verdict.name()).stands()).as(verdict.name()).isFalse();
    }
    begun(ACME, "cancelled");
    begun(ACME, "l5");
    end(ACME, "l5", Verdict.IMPROVED, PLENTY);
    assertThat(label(ACME, "l5").level()).isEqualTo(ClaimBudget.OF_LOOPS.level(5, 0));
  }

  @Test
  void thoseThatBeginAtTheSameTimeHaveEveryNumberOnce() throws Exception {
    begun(GLOBEX, "l0");
    List<Loop> all = IntStream.range(0, MANY).mapToObj(i -> acting(ACME, "l" + i)).toList();
    List<Boolean> moved =
        Race.of(MANY, i -> loops().move(ACME, verifying(all.get(i)), Consequences.of(BEGINS)));
    assertThat(moved).hasSize(MANY).containsOnly(true);
    assertThat(all.stream().map(loop -> listed(ACME, loop.id()).number()))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, MANY).boxed().toList());
    assertThat(listed(GLOBEX, "l0").number()).isEqualTo(1);
    assertThat(begun(GLOBEX, "l1").listed()).isEqualTo(new Listed(2, null));
  }

  @Test
  void ofThoseThatEndAtTheSameTimeEachCountsTheOthersOnce() throws Exception {
    begun(GLOBEX, "l0");
    // The first of a list soon have the level of the whole list, which says nothing of the others.
    IntStream.range(0, MANY).forEach(i -> begun(ACME, "first" + i));
    IntStream.range(0, MANY).forEach(i -> begun(ACME, "l" + i));
    List<Boolean> moved = Race.of(MANY, i -> end(ACME, "l" + i, Verdict.IMPROVED, PLENTY));
    assertThat(moved).hasSize(MANY).containsOnly(true);
    double[] standing =
        IntStream.range(0, MANY).mapToDouble(i -> others("l" + i)).sorted().toArray();
    assertThat(standing)
        .containsExactly(IntStream.range(0, MANY).mapToDouble(i -> i).toArray(), within(1e-9));
    end(GLOBEX, "l0", Verdict.IMPROVED, PLENTY);
    assertThat(label(GLOBEX, "l0").level()).isEqualTo(ClaimBudget.OF_LOOPS.level(1, 0));
  }

  /** How many stood when one was labelled, which stands. */
  private double others(String id) {
    Listed.Label label = label(ACME, id);
    assertThat(label.stands()).isTrue();
    return label.level() / ClaimBudget.OF_LOOPS.share(listed(ACME, id).number()) - 1;
  }

  @Test
  void aMoveThatIsNotStoredLeavesTheListAsItIs() {
    Loop loop = acting(ACME, "l1");
    Move move = verifying(loop);
    Consequences twice = Consequences.of(BEGINS, basis(), basis());
    assertThatThrownBy(() -> loops().move(ACME, move, twice)).isInstanceOf(StorageException.class);
    assertThat(loops().find(ACME, "l1")).contains(loop);
    assertThat(begun(ACME, "l2").listed()).isEqualTo(new Listed(1, null));

    assertThat(loops().move(ACME, move, Consequences.of(BEGINS))).isTrue();
    assertThat(loops().move(ACME, move, Consequences.of(BEGINS))).as("once more").isFalse();
    assertThat(begun(ACME, "l3").listed()).isEqualTo(new Listed(3, null));

    Loop seen = loops().find(ACME, "l1").orElseThrow();
    Consequences failing = Consequences.of(ends(Verdict.IMPROVED, PLENTY), basis(), basis());
    assertThatThrownBy(() -> loops().move(ACME, ended(seen, Verdict.IMPROVED), failing))
        .isInstanceOf(StorageException.class);
    assertThat(listed(ACME, "l1")).isEqualTo(new Listed(2, null));
    end(ACME, "l3", Verdict.IMPROVED, PLENTY);
    assertThat(label(ACME, "l3").level()).isEqualTo(ClaimBudget.OF_LOOPS.level(3, 0));
  }

  @Test
  void aPlaceAndALabelAreGivenOnce() {
    Loop loop = begun(ACME, "l1");
    assertThat(loops().move(ACME, verifying(loop), Consequences.of(BEGINS))).isTrue();
    assertThat(listed(ACME, "l1").number()).isEqualTo(1);
    end(ACME, "l1", Verdict.IMPROVED, PLENTY);
    Listed.Label first = label(ACME, "l1");
    assertThat(end(ACME, "l1", Verdict.IMPROVED, 0)).as("another move of it").isTrue();
    assertThat(label(ACME, "l1")).isEqualTo(first);
  }

  /** It began before there was a list: a place at its end would be chosen by its end. */
  @Test
  void whatHasNoPlaceIsNotLabelled() {
    acting(ACME, "l1");
    assertThat(end(ACME, "l1", Verdict.IMPROVED, PLENTY)).isTrue();
    assertThat(loops().find(ACME, "l1").orElseThrow().listed()).isNull();
    assertThat(begun(ACME, "l2").listed()).isEqualTo(new Listed(1, null));
  }
}
