package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class WatchingTest {
  private static Round round(long answers) {
    return new Round(answers, 1, new Histogram(3));
  }

  @Test
  void eachTurnIsHeldAgainstTheOneBesideIt() {
    List<Round> without = List.of(round(100), round(50), round(200));
    List<Round> with = List.of(round(90), round(49), round(160));
    assertThat(Watching.costs(with, without)).isSorted();
    assertThat(Arrays.stream(Watching.costs(with, without)).map(Math::rint).toArray())
        .containsExactly(2, 10, 20);
  }

  @Test
  void fewLaunchesSayNothingOfTheMiddle() {
    double[] pairs = {1, 2, 4, 5};
    assertThat(Watching.spread(pairs, new double[] {2, 4}))
        .isEqualTo(
            "Half of the pairs lie within 1.8 and 4.3 %. The middle of each launch: 2.0, 4.0 %; they"
                + " are too few to say where the middle of all launches lies.");
    assertThat(Watching.spread(pairs, new double[] {1, 2, 3, 4, 5, 6}))
        .endsWith("the middle of all launches lies within 1.0 and 6.0 %.");
  }
}
