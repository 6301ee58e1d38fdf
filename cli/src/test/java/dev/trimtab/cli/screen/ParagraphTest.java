package dev.trimtab.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
  private static final Style FORTY = new Style(false, true, true, 40);

  @Test
  void linesAreBrokenBetweenWordsAndIndented() {
    assertThat(Paragraph.lines("Cause     ", "success_rate of the bot fell from 0.9 to 0.6", FORTY))
        .containsExactly("Cause     success_rate of the bot fell", "          from 0.9 to 0.6");
  }

  @Test
  void aWordLongerThanALineKeepsOne() {
    String word = "x".repeat(50);

    assertThat(Paragraph.lines("", "a " + word + " b", FORTY)).containsExactly("a", word, "b");
  }

  @Test
  void whatMovesTheCursorIsABlank() {
    assertThat(Paragraph.lines("", "a\u001b[2Jb\n\tc", FORTY)).containsExactly("a [2Jb c");
  }

  @Test
  void anEmptyTextIsItsHead() {
    assertThat(Paragraph.lines("Note  ", "", FORTY)).containsExactly("Note");
  }

  @Test
  void asManyLinesAsFitAreFull() {
    assertThat(Paragraph.lines("", "12345 7890 ".repeat(20), FORTY))
        .allMatch(line -> line.length() <= 40)
        .hasSize(6);
  }
}
