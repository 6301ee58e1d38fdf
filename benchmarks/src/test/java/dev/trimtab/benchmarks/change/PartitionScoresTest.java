package dev.trimtab.benchmarks.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against cases that were computed by hand from the definitions of the paper. */
final class PartitionScoresTest {
  private static PartitionScores scores(List<List<Integer>> annotations) {
    return new PartitionScores(100, annotations);
  }

  @Test
  void oneOfTwoMarksAndOneFalseChange() {
    // Precision: of 0, 52 and 90, 0 and 52 are near marks: 2/3. Recall: 0 and 50 of 0, 50, 70: 2/3.
    PartitionScores one = scores(List.of(List.of(50, 70)));
    assertThat(one.f1(List.of(52, 90))).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void recallIsAveragedOverPeopleAndPrecisionIsOfAllTheirMarks() {
    // Precision: both of 0 and 30. Recall: 1 of 1, 2 of 2, 2 of 3, averaged: 8/9.
    PartitionScores three = scores(List.of(List.of(), List.of(31), List.of(29, 80)));
    assertThat(three.f1(List.of(30))).isCloseTo(2 * (8 / 9.0) / (1 + 8 / 9.0), within(1e-12));
  }

  @Test
  void aChangeMayBeFiveSamplesOffAndNotSix() {
    PartitionScores one = scores(List.of(List.of(50)));
    assertThat(one.f1(List.of(55))).isEqualTo(1);
    assertThat(one.f1(List.of(45))).isEqualTo(1);
    assertThat(one.f1(List.of(56))).isEqualTo(0.5);
  }

  @Test
  void aChangeServesOneMarkOnly() {
    // Marks 0, 50, 53; changes 0 and 51: precision 1, recall 2/3.
    PartitionScores one = scores(List.of(List.of(50, 53)));
    assertThat(one.f1(List.of(51))).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void twoChangesAtOneMarkAreOneTooMany() {
    // Precision 2/3, recall 1.
    PartitionScores one = scores(List.of(List.of(50)));
    assertThat(one.f1(List.of(49, 51))).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void coverIsTheWeightedOverlapOfTheMostSimilarStretch() {
    // Seen: 0-50, 50-100. Found: 0-60, 60-100. 50 * 50/60 + 50 * 40/50, of 100.
    PartitionScores one = scores(List.of(List.of(50)));
    assertThat(one.cover(List.of(60))).isCloseTo((50 * 50 / 60.0 + 40) / 100, within(1e-12));
    assertThat(one.cover(List.of())).isCloseTo(0.5, within(1e-12));
    assertThat(one.cover(List.of(50))).isCloseTo(1, within(1e-12));
  }

  @Test
  void coverIsAveragedOverPeople() {
    PartitionScores two = scores(List.of(List.of(), List.of(50)));
    assertThat(two.cover(List.of(50))).isCloseTo((0.5 + 1) / 2, within(1e-12));
    assertThat(two.cover(List.of())).isCloseTo((1 + 0.5) / 2, within(1e-12));
  }
}
