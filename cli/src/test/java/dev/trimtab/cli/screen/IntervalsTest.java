package dev.trimtab.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  private static Intervals.Line line(String name, double low, double value, double high) {
    return new Intervals.Line(name, low, value, high, Tone.PLAIN);
  }

  private static List<String> drawn(Style style, double[] marks, Intervals.Line... lines) {
    return Intervals.of(List.of(lines), marks, value -> String.valueOf((int) value), style);
  }

  @Test
  void theyCloseInOnOneScale() {
    assertThat(
            drawn(
                Style.PLAIN,
                new double[] {0},
                line("5", -90, 10, 90),
                line("50", -20, 15, 60),
                line("500", 2, 20, 27)))
        .containsExactly(
            "  5  ‹───────────┼─────●────────────────────────────›  10",
            " 50  ├───────────┼────────●─────────────────────────┤  15",
            "500              │├──────────●───┤                     20",
            "     -20         0                                 60");
  }

  @Test
  void withoutUnicodeTheyAreDrawnInLetters() {
    Style letters = new Style(false, false, false);

    assertThat(
            drawn(letters, new double[] {0}, line("1", -1, 0, 1), line("2", -1, 1, 1)).getFirst())
        .startsWith("1  [---")
        .contains("o")
        .endsWith("---]  0");
  }

  @Test
  void oneThatLiesWhollyBeyondIsNotDrawn() {
    List<String> drawn =
        drawn(Style.PLAIN, new double[] {0}, line("1", 50, 60, 70), line("2", -1, 0, 1));

    assertThat(drawn.getFirst()).isEqualTo("1  " + " ".repeat(24) + "│" + " ".repeat(23) + "  60");
  }

  @Test
  void aSinglePointHasAPlace() {
    assertThat(drawn(Style.PLAIN, new double[] {0}, line("1", 0, 0, 0))).hasSize(2);
  }
}
