package dev.trimtab.cli.imports;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows out of tables and arrays, odd ones among them. */
class RowsTest {
  private static List<String> csv(byte[] bytes, char delimiter, Charset charset)
      throws IOException {
    try (RowReader reader = new CsvRows(new ByteArrayInputStream(bytes), delimiter, charset)) {
      return all(reader);
    }
  }

  private static List<String> csv(String text) throws IOException {
    return csv(text.getBytes(UTF_8), ',', UTF_8);
  }

  private static List<String> json(String text) throws IOException {
    try (RowReader reader = new JsonArrayRows(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      return all(reader);
    }
  }

  private static List<String> all(RowReader reader) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Row row = reader.next(); row != null; row = reader.next()) {
      rows.add(
          switch (row) {
            case Row.Mappable good -> good.place() + " " + good.content();
            case Row.Unreadable bad -> bad.place() + " " + bad.detail();
          });
    }
    return rows;
  }

  @Test
  void aTableHasQuotesLineBreaksAndEmptyCells() throws IOException {
    assertThat(csv("a,\"b c\",d\r\n1,\"x, \"\"y\"\"\n\nz\",\r\n\r\n,2,\"\"\n\"last\",3,4"))
        .containsExactly(
            "2 {\"a\":\"1\",\"b c\":\"x, \\\"y\\\"\\n\\nz\"}",
            "4 {\"b c\":\"2\"}",
            "5 {\"a\":\"last\",\"b c\":\"3\",\"d\":\"4\"}");
  }

  @Test
  void aRowWithTooManyOrTooFewCellsSpoilsNoOther() throws IOException {
    assertThat(csv("a,b\n1,2,3\n1\n5,6\n"))
        .containsExactly(
            "2 has 3 cells where the heading has 2",
            "3 has 1 cells where the heading has 2",
            "4 {\"a\":\"5\",\"b\":\"6\"}");
  }

  @Test
  void byteOrderMarksAndOtherEncodingsAreRead() throws IOException {
    assertThat(csv("\uFEFFa\nä\n")).containsExactly("2 {\"a\":\"ä\"}");
    assertThat(csv("\uFEFFa\nä\n".getBytes(UTF_16LE), ',', UTF_8))
        .containsExactly("2 {\"a\":\"ä\"}");
    Charset windows = Charset.forName("windows-1252");
    assertThat(csv("a;b\n€;ü\n".getBytes(windows), ';', windows))
        .containsExactly("2 {\"a\":\"€\",\"b\":\"ü\"}");
  }

  @Test
  void whatIsNotInTheEncodingIsAFaultAndNotAQuestionMark() {
    byte[] latin = "a\nü\n".getBytes(Charset.forName("windows-1252"));
    assertThatThrownBy(() -> csv(latin, ',', UTF_8))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining("is not UTF-8; name what it is with --encoding");
  }

  @Test
  void aHeadingMustNameColumns() {
    assertThatThrownBy(() -> csv("")).hasMessage("the first row does not name columns");
    assertThatThrownBy(() -> csv("a,b,a\n")).hasMessage("two columns are named a");
    assertThatThrownBy(() -> csv("a;b\n1;2\n")).hasMessageContaining("--delimiter");
  }

  @Test
  void aQuoteThatGoesOnWhereItMayNotIsNamedByItsRow() {
    assertThatThrownBy(() -> csv("a\n1\n\"2\"3\n4\n"))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageStartingWith("row 3 is no CSV");
  }

  @Test
  void aCellOfAnyLengthIsNotHeld() {
    String endless = "a\n\"" + "x".repeat(LineReader.MAX_LINE + 1);
    assertThatThrownBy(() -> csv(endless)).isInstanceOf(BrokenFileException.class);
  }

  @Test
  void theItemsOfAnArrayComeOneByOne() throws IOException {
    assertThat(json(" [ {\"a\": {\"b\": [1, 2]}}, 3, [4], null,\n {\"c\": \"]\"} ]\n"))
        .containsExactly(
            "1 {\"a\":{\"b\":[1,2]}}",
            "2 is no JSON object",
            "3 is no JSON object",
            "4 is no JSON object",
            "5 {\"c\":\"]\"}");
    assertThat(json("[]")).isEmpty();
  }

  @Test
  void aBrokenArrayIsReadUpToWhereItBreaks() throws IOException {
    JsonArrayRows reader =
        new JsonArrayRows(new ByteArrayInputStream("[{\"a\":1},\n{\"a\":}]".getBytes(UTF_8)));
    assertThat(reader.next()).isInstanceOf(Row.Mappable.class);
    assertThatThrownBy(reader::next)
        .isInstanceOf(BrokenFileException.class)
        .hasMessageStartingWith("item 2 is not JSON at line 2");
    assertThatThrownBy(() -> json("[{\"a\":1}")).isInstanceOf(BrokenFileException.class);
    assertThatThrownBy(() -> json("[1] [2]")).hasMessageContaining("something follows");
    assertThatThrownBy(() -> json("{\"a\":1}")).hasMessage("the file is no JSON array");
  }

  @Test
  void passingOverRowsEndsWhereReadingThemDoes() throws IOException {
    String table = "a\n1\n\n\"x\ny\"\n3\n";
    RowReader reader = new CsvRows(new ByteArrayInputStream(table.getBytes(UTF_8)), ',', UTF_8);
    reader.skipTo(4);
    assertThat(all(reader)).containsExactly("5 {\"a\":\"3\"}");
    RowReader array =
        new JsonArrayRows(new ByteArrayInputStream("[{\"a\":[]},{\"b\":1},{}]".getBytes(UTF_8)));
    array.skipTo(2);
    assertThat(all(array)).containsExactly("3 {}");
    RowReader lines = new NdjsonRows(new ByteArrayInputStream("{}\n\n{\"a\":1}".getBytes(UTF_8)));
    lines.skipTo(2);
    assertThat(all(lines)).containsExactly("3 {\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv, '{', CSV",
    "A.TSV.GZ, '{', CSV",
    "a.jsonl, '[', NDJSON",
    "a.json, ' [', JSON",
    "a.json, '{', NDJSON",
    "a, 'repo,', CSV",
    "a, '', NDJSON",
  })
  void theFormatIsFoundOut(String name, String beginning, RowFormat.Kind kind) throws IOException {
    RowFormat format =
        RowFormat.of(
            new RowFormat.Said(null, null, UTF_8),
            Path.of(name),
            new BufferedInputStream(new ByteArrayInputStream(beginning.getBytes(UTF_8))));
    assertThat(format.kind()).isEqualTo(kind);
    assertThat(format.delimiter()).isEqualTo(name.contains("TSV") ? '\t' : ',');
  }
}
