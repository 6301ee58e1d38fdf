package dev.trimtab.benchmarks.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChangeTablesTest {
  @Test
  void goalsAreReachedFromTheirSideAndOthersStandBeside() {
    List<ChangeFigure> figures =
        List.of(
            ChangeFigure.told("F1", "mean", 0.72).atLeast(0.72).beside(Map.of("ADWIN", 0.5)),
            ChangeFigure.told("F1", "other", 0.7199).atLeast(0.72),
            new ChangeFigure("F1", "delay", 71, 70.0),
            ChangeFigure.told("F1", "never seen", null));
    assertThat(ChangeTables.of(figures))
        .isEqualTo(
            """
            | F1 | measured | goal | reached | ADWIN |
            | --- | ---: | ---: | ---: | ---: |
            | mean | 0.720 | >= 0.720 | yes | 0.500 |
            | other | 0.720 | >= 0.720 | **no** |  |
            | delay | 71 | <= 70 | **no** |  |
            | never seen |  |  |  |  |

            """);
  }
}
