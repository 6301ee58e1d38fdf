package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

  @Example
  void whatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FleetSelection(0));
  }
}
