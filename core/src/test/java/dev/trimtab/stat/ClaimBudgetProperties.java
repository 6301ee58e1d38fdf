package dev.trimtab.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

final class ClaimBudgetProperties {
  private static final double ERROR = 0.1;
  private static final ClaimBudget BUDGET = new ClaimBudget(ERROR);

  /** Evidence of so much ends a verification as improved, whatever the list says. */
  private static final double LOG_ENOUGH_BY_ITSELF = Math.log(32);

  /** The terms are convex, so that each is at most the integral over the one around it. */
  @Example
  void allSharesTogetherAreAtMostTheError() {
    int first = 1_000_000;
    double sum = IntStream.rangeClosed(1, first).mapToDouble(n -> Math.pow(n, -1.5)).sum();
    double all = sum + 2 / Math.sqrt(first + 0.5);
    double unit = BUDGET.share(1) / ERROR;
    assertThat(all * unit).isLessThanOrEqualTo(1).isCloseTo(1, within(1e-6));
  }

  @Property
  void aLevelGrowsWithWhatStandsAndFallsWithTheList(
      @ForAll @LongRange(min = 1, max = 1_000_000) long number,
      @ForAll @LongRange(min = 0, max = 1_000_000) long standing,
      @ForAll @DoubleRange(min = 0.01, max = 1) double error) {
    ClaimBudget budget = new ClaimBudget(error);
    assertThat(budget.share(number))
        .isCloseTo(
            budget.share(1) * Math.pow((double) number, -1.5),
            within(1e-15 + 1e-9 * budget.share(number)));
    assertThat(budget.level(number, 0)).isEqualTo(budget.share(number));
    assertThat(budget.level(number, standing))
        .isBetween(0.0, error)
        .isGreaterThanOrEqualTo(budget.level(number + 1, standing))
        .isLessThanOrEqualTo(budget.level(number, standing + 1));
  }

  /** The definition, from the whole list anew for each claim. */
  private static List<Boolean> oracle(List<Double> claims) {
    List<Boolean> stand = new ArrayList<>();
    for (int t = 1; t <= claims.size(); t++) {
      double level = ERROR / 2.612376 * Math.pow(t, -1.5);
      level *= 1 + stand.stream().filter(each -> each).count();
      stand.add(Math.exp(claims.get(t - 1)) >= 1 / Math.min(ERROR, level));
    }
    return stand;
  }

  @Property
  void isElondWhereEachEndsBeforeTheNextBegins(
      @ForAll @Size(max = 60) List<@DoubleRange(min = -3, max = 12) Double> logEvidence) {
    List<Double> claims = logEvidence.stream().map(each -> each + 1e-7).toList();
    List<Boolean> stand = new ArrayList<>();
    long standing = 0;
    for (int i = 0; i < claims.size(); i++) {
      boolean stands = ClaimBudget.reaches(claims.get(i), BUDGET.level(i + 1, standing));
      standing += stands ? 1 : 0;
      stand.add(stands);
    }
    assertThat(stand).isEqualTo(oracle(claims));
  }

  /** What is judged, when: a number of 0 stands for one that got none. */
  private record Claim(int number, boolean isFalse, double logEvidence) {}

  /** The share of false ones among those that stand. */
  private static double falseShare(List<Claim> inTheOrderOfTheirEnds) {
    int standing = 0;
    double falsely = 0;
    for (Claim claim : inTheOrderOfTheirEnds) {
      if (claim.number > 0
          && ClaimBudget.reaches(claim.logEvidence, BUDGET.level(claim.number, standing))) {
        standing++;
        falsely += claim.isFalse ? 1 : 0;
      }
    }
    return standing == 0 ? 0 : falsely / standing;
  }

  private interface Tenant {
    List<Claim> claims(SplittableRandom random);
  }

  private static double falseShare(Tenant tenant) {
    SplittableRandom random = new SplittableRandom(5);
    int runs = 4000;
    return IntStream.range(0, runs).mapToDouble(run -> falseShare(tenant.claims(random))).sum()
        / runs;
  }

  /**
   * An e-value as unkind as one can be: some size with a probability of one over it, or nothing.
   */
  private static double nothingButChance(SplittableRandom random) {
    double size = Math.pow(10, random.nextDouble(1, 4));
    return random.nextDouble() < 1 / size ? Math.log(size) : Double.NEGATIVE_INFINITY;
  }

  /** False claims that all hang on one number, and true ones between them. */
  private static List<Claim> hangingTogether(SplittableRandom random) {
    double shared = nothingButChance(random);
    return IntStream.rangeClosed(1, 30)
        .mapToObj(n -> new Claim(n, n % 3 != 0, n % 3 == 0 ? Math.log(1000) : shared))
        .toList();
  }

  /** Nothing helps; all begin at once, and what has evidence ends first. */
  private static List<Claim> atTheSameTime(SplittableRandom random) {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(n -> new Claim(n, true, nothingButChance(random)))
        .sorted(Comparator.comparingDouble(Claim::logEvidence).reversed())
        .toList();
  }

  @Example
  void fewOfThoseThatStandAreFalseHoweverTheyHangTogether() {
    assertThat(falseShare(ClaimBudgetProperties::hangingTogether)).isLessThanOrEqualTo(ERROR);
  }

  @Example
  void fewOfThoseThatStandAreFalseHoweverManyAreUnderWay() {
    assertThat(falseShare(ClaimBudgetProperties::atTheSameTime)).isBetween(0.001, ERROR);
  }

  /** Why a number is given at the beginning: the first to end was chosen by its evidence. */
  @Example
  void numbersInTheOrderOfTheEndsWouldPromiseNothing() {
    Tenant tenant =
        random -> {
          List<Claim> ended = atTheSameTime(random);
          return IntStream.range(0, ended.size())
              .mapToObj(i -> new Claim(i + 1, true, ended.get(i).logEvidence))
              .toList();
        };
    assertThat(falseShare(tenant)).isGreaterThan(2 * ERROR);
  }

  /** Why all count: of those that came out well, each is the first that did. */
  @Example
  void countingOnlyWhatImprovedWouldPromiseNothing() {
    Tenant tenant =
        random -> {
          List<Claim> claims = new ArrayList<>();
          int improved = 0;
          for (int i = 0; i < 60; i++) {
            double evidence = nothingButChance(random);
            improved += evidence >= LOG_ENOUGH_BY_ITSELF ? 1 : 0;
            claims.add(new Claim(improved, true, evidence));
          }
          return claims;
        };
    assertThat(falseShare(tenant)).isGreaterThan(2 * ERROR);
  }

  @Example
  void whatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimBudget(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimBudget(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> BUDGET.share(0));
    assertThatIllegalArgumentException().isThrownBy(() -> BUDGET.level(1, -1));
  }
}
