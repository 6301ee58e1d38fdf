package dev.trimtab.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparklineTest {
  private static String line(double... values) {
    return Sparkline.of(values, 10, Style.PLAIN);
  }

  @Test
  void theSmallestIsLowestAndTheLargestHighest() {
    assertThat(line(0, 1, 2, 3, 4, 5, 6, 7)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(line(1, 0, 1)).isEqualTo("█▁█");
    assertThat(line(-5, 5)).isEqualTo("▁█");
  }

  @Test
  void equalValuesStandInTheMiddle() {
    assertThat(line(3, 3, 3)).isEqualTo("▄▄▄");
  }

  @Test
  void nothingIsAnEmptyLine() {
    assertThat(line()).isEmpty();
  }

  @Test
  void moreValuesThanRoomAreAveraged() {
    double[] values = new double[1_000];
    Arrays.fill(values, 500, 1_000, 1);

    assertThat(Sparkline.of(values, 10, Style.PLAIN)).isEqualTo("▁▁▁▁▁█████");
  }

  @Test
  void hugeValuesDoNotOverflow() {
    assertThat(line(-Double.MAX_VALUE, 0, Double.MAX_VALUE)).isEqualTo("▁▅█");
  }

  @Test
  void aPlainTerminalGetsPlainCharacters() {
    assertThat(Sparkline.of(new double[] {0, 7}, 10, new Style(false, false, false)))
        .isEqualTo("_#");
  }
}
