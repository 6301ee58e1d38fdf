package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({"0.123, 0.12", "9.876, 9.88", "12.34, 12.3", "1234.5, '1,235'"})
  void showsThreeDigits(double number, String text) {
    assertThat(Numbers.format(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"250, 250", "100k, 100000", "10M, 10000000"})
  void readsCounts(String text, long count) {
    assertThat(Numbers.parseCount(text)).isEqualTo(count);
  }

  @Test
  void aGoalIsReachedOnItsLimit() {
    Figure half = Figure.of("posts", 50, "/s").beside("no store", 100).atLeastShare(0.5);
    assertThat(half.goal()).isEqualTo(new Figure.Goal(">= 50 %", true));
    assertThat(Figure.of("p99", 3.01, "ms").atMost(3).goal())
        .isEqualTo(new Figure.Goal("<= 3.00", false));
  }
}
