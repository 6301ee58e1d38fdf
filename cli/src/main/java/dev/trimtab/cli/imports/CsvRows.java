package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table (RFC 4180) by the names of its heading. Empty cells are missing. The heading
 * is row 1, as in a spreadsheet.
 */
final class CsvRows implements RowReader {
  private final Charset charset;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> heading;
  private long place;

  /**
   * Reads the heading.
   *
   * @throws BrokenFileException where there is none that names columns
   */
  CsvRows(InputStream in, char delimiter, Charset charset) throws IOException {
    this.charset = charset;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .commentStrategy(CommentStrategy.NONE)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(LineReader.MAX_LINE)
            .ofCsvRecord(EncodedText.reader(in, charset));
    this.records = reader.iterator();
    CsvRecord first = read();
    this.heading = first == null ? List.of() : List.copyOf(first.getFields());
    checkHeading(delimiter);
  }

  /** The names of the columns. */
  List<String> heading() {
    return heading;
  }

  @Override
  public @Nullable Row next() throws IOException {
    for (CsvRecord record = read(); record != null; record = read()) {
      if (!isBlank(record)) {
        return row(record);
      }
    }
    return null;
  }

  @Override
  public void skipTo(long wanted) throws IOException {
    while (place < wanted && read() != null) {
      // passed over
    }
  }

  @Override
  public long place() {
    return place;
  }

  private @Nullable CsvRecord read() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      place++;
      return record;
    } catch (CsvParseException broken) {
      throw new BrokenFileException(
          "row " + (place + 1) + " is no CSV: " + broken.getMessage(), broken);
    } catch (UncheckedIOException unreadable) {
      if (unreadable.getCause() instanceof CharacterCodingException) {
        throw new BrokenFileException(
            "something behind row "
                + place
                + " is not "
                + charset.name()
                + "; name what it is with --encoding, such as windows-1252",
            unreadable);
      }
      throw unreadable.getCause();
    }
  }

  private Row row(CsvRecord record) {
    int cells = record.getFieldCount();
    if (cells != heading.size()) {
      String detail = "has " + cells + " cells where the heading has " + heading.size();
      return new Row.Unreadable(place, detail, String.join(",", record.getFields()));
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    long length = 0;
    for (int i = 0; i < cells; i++) {
      String text = record.getField(i);
      if (!text.isEmpty() && !heading.get(i).isEmpty()) {
        row.set(heading.get(i), new Cell(text));
      }
      length += text.length() + 1L;
    }
    return new Row.Mappable(place, row, length);
  }

  private static boolean isBlank(CsvRecord record) {
    return record.getFieldCount() == 1 && record.getField(0).isBlank();
  }

  private void checkHeading(char delimiter) throws BrokenFileException {
    if (heading.stream().allMatch(String::isBlank)) {
      throw new BrokenFileException("the first row does not name columns", null);
    }
    Set<String> names = new HashSet<>();
    for (String name : heading) {
      if (!name.isEmpty() && !names.add(name)) {
        throw new BrokenFileException("two columns are named " + name, null);
      }
    }
    String only = heading.getFirst();
    if (heading.size() == 1 && delimiter == ',' && (only.contains(";") || only.contains("\t"))) {
      throw new BrokenFileException(
          "the only column is named "
              + only
              + "; say what parts the columns with --delimiter, such as ';' or tab",
          null);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
