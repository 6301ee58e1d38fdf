package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

final class ManySeriesProperties {
  /** The largest group of which each member has enough for a group of that size. */
  private static Set<Integer> oracle(double[] evidence, double alpha) {
    Set<Integer> largest = new HashSet<>();
    for (int size = 1; size <= evidence.length; size++) {
      Set<Integer> enough = new HashSet<>();
      for (int i = 0; i < evidence.length; i++) {
        if (Math.exp(evidence[i]) >= evidence.length / (alpha * size)) {
          enough.add(i);
        }
      }
      if (enough.size() >= size) {
        largest = enough;
      }
    }
    return largest;
  }

  @Property
  void isTheLargestGroupWithEnoughEvidence(
      @ForAll @Size(max = 40) List<@DoubleRange(min = -3, max = 12) Double> logEvidence,
      @ForAll @DoubleRange(min = 0.01, max = 1) double alpha) {
    double[] evidence = logEvidence.stream().mapToDouble(each -> each + 1e-7).toArray();
    List<Integer> selected = new FleetSelection(alpha).select(evidence);
    assertThat(new HashSet<>(selected)).isEqualTo(oracle(evidence, alpha));
    for (int i = 1; i < selected.size(); i++) {
      assertThat(evidence[selected.get(i)]).isLessThanOrEqualTo(evidence[selected.get(i - 1)]);
    }
  }

  @Property
  void moreEvidenceOfOneLosesNoOther(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 9) Double> logEvidence,
      @ForAll @DoubleRange(min = 0, max = 9) double more) {
    double[] evidence = logEvidence.stream().mapToDouble(each -> each).toArray();
    List<Integer> before = new FleetSelection(0.1).select(evidence);
    evidence[0] += more;
    assertThat(new FleetSelection(0.1).select(evidence)).containsAll(before);
  }

  /** Twenty series, nothing ever changes; stopped when first one is selected. */
  @Example
  void aQuietFleetIsPatient() {
    Bets bets = Bets.onChance(0.1, 0.3, 3.4);
    SplittableRandom random = new SplittableRandom(8);
    double patience = 0;
    for (int run = 0; run < 100; run++) {
      ShiryaevRoberts[] fleet = new ShiryaevRoberts[20];
      Arrays.setAll(fleet, i -> new ShiryaevRoberts());
      double[] evidence = new double[20];
      do {
        patience++;
        Arrays.setAll(
            evidence, i -> Math.log(fleet[i].take(bets, random.nextDouble() < 0.1 ? 1 : 0)));
      } while (new FleetSelection(0.01).select(evidence).isEmpty());
    }
    // Every selection here is false, so error over patience is one over the patience.
    assertThat(100 / patience).isLessThanOrEqualTo(0.01);
  }

  @Property
  void levelsAddUpToTheErrorWhileNothingIsBelieved(
      @ForAll @DoubleRange(min = 0.01, max = 1) double error) {
    ClaimBudget budget = ClaimBudget.of(error);
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += budget.level();
      budget = budget.after(-1);
    }
    assertThat(sum).isBetween(error * 0.99, error);
    assertThat(budget).isEqualTo(new ClaimBudget(error, 1000, 0));
  }

  /** The definition, from the whole list anew for each claim. */
  private static List<Boolean> oracle(List<Double> claims) {
    List<Boolean> believed = new ArrayList<>();
    for (int t = 1; t <= claims.size(); t++) {
      double level = 0.2 / (t * (t + 1.0));
      level *= 1 + believed.stream().filter(each -> each).count();
      believed.add(Math.exp(claims.get(t - 1)) >= 1 / level);
    }
    return believed;
  }

  @Property
  void isElond(@ForAll @Size(max = 60) List<@DoubleRange(min = -3, max = 12) Double> logEvidence) {
    List<Double> claims = logEvidence.stream().map(each -> each + 1e-7).toList();
    ClaimBudget budget = ClaimBudget.of(0.2);
    List<Boolean> believed = new ArrayList<>();
    for (double claim : claims) {
      believed.add(budget.believes(claim));
      budget = budget.after(claim);
    }
    assertThat(believed).isEqualTo(oracle(claims));
  }

  /** False claims that all hang on one number, and true ones between them. */
  @Example
  void fewOfTheBelievedClaimsAreFalse() {
    SplittableRandom random = new SplittableRandom(5);
    double falseShare = 0;
    for (int run = 0; run < 2000; run++) {
      ClaimBudget budget = ClaimBudget.of(0.1);
      double shared = random.nextDouble() < 0.05 ? Math.log(20) : Double.NEGATIVE_INFINITY;
      double falsely = 0;
      for (int i = 0; i < 30; i++) {
        boolean isFalse = i % 3 != 0;
        double claim = isFalse ? shared : Math.log(1000);
        falsely += isFalse && budget.believes(claim) ? 1 : 0;
        budget = budget.after(claim);
      }
      falseShare += budget.believed() == 0 ? 0 : falsely / budget.believed();
    }
    assertThat(falseShare / 2000).isLessThanOrEqualTo(0.1);
  }

  @Example
  void whatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FleetSelection(0));
    assertThatIllegalArgumentException().isThrownBy(() -> ClaimBudget.of(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimBudget(0.1, 2, 3));
  }
}
