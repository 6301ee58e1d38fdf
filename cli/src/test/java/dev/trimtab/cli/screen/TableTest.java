package dev.trimtab.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  private static final Style COLOUR = new Style(true, true, true);

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    Table table = Table.of("NAME", ">COUNT", "NOTE").row("a", "1", "x").row("long", "1,000", "");

    assertThat(table.lines(Style.PLAIN))
        .containsExactly("NAME  COUNT  NOTE", "a         1  x", "long  1,000");
  }

  @Test
  void colourTakesNoRoom() {
    Table table = Table.of("A", ">B").row(new Cell("xy", Tone.BAD), Cell.of("1"));

    assertThat(table.lines(COLOUR))
        .containsExactly("\u001b[2mA\u001b[0m   \u001b[2mB\u001b[0m", "\u001b[31mxy\u001b[0m  1");
  }

  @Test
  void charactersBeyondTheBasicPlaneCountOnce() {
    Table table = Table.of("A", "B").row("🙂", "x").row("ab", "y");

    assertThat(table.lines(Style.PLAIN)).containsExactly("A   B", "🙂   x", "ab  y");
  }

  @Test
  void aVeryLongCellLosesItsMiddle() {
    String line = Table.of("A").row("a".repeat(100) + "b".repeat(100)).lines(Style.PLAIN).get(1);

    assertThat(line).isEqualTo("a".repeat(30) + "..." + "b".repeat(27));
  }

  @Test
  void whatDoesNotFitIsShortenedTheLongestFirst() {
    Table table =
        Table.of("NAME", "=TIME", ">COUNT", "NOTE")
            .row("abcdefghijklmnopqrst", "2026-03-02 09:30", "1,000", "a note that is long");

    assertThat(table.lines(new Style(false, true, true, 53)).get(1))
        .isEqualTo("abcdefg...rst  2026-03-02 09:30  1,000  a note tha...")
        .hasSize(53);
    assertThat(table.lines(new Style(false, true, true, 10)).get(1))
        .isEqualTo("abcd...t  2026-03-02 09:30  1,000  a not...");
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatThrownBy(() -> Table.of("A", "B").row("only one"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
