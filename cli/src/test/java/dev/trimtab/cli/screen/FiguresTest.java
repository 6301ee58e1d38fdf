package dev.trimtab.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          success_rate  | 0.9375      | 93.8 %
          success_rate  | 1           | 100.0 %
          latency_ms    | 0.25        | 0.3 ms
          latency_ms    | 840         | 840 ms
          latency_ms    | 49081       | 49.08 s
          latency_ms    | 600000      | 10.0 min
          latency_ms    | 36000000    | 10.0 h
          cost_usd      | 0           | $0.00
          cost_usd      | 0.0123      | $0.0123
          cost_usd      | 0.5         | $0.50
          cost_usd      | 1234.5      | $1,234.50
          cost_usd      | -2          | -$2.00
          quality_score | 0.8         | 0.800
          quality_score | 4           | 4
          quality_score | 12345678.5  | 1.235e+07
          quality_score | 0.00001     | 1.000e-05
          failure_class | 1           | 1
          """)
  void valuesHaveTheirUnit(String metric, double value, String text) {
    assertThat(Figures.of(metric, value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"12.34,+12.3 %", "-33.333,-33.3 %", "0,+0.0 %", "-0.01,+0.0 %", "1e302,over +1000x"})
  void changesHaveASign(double percent, String text) {
    assertThat(Figures.change(percent)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1|1 event", "0|0 events", "1232|1,232 events"})
  void countsHaveTheirNoun(long count, String text) {
    assertThat(Figures.count(count, "event")).isEqualTo(text);
  }
}
