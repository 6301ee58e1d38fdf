package dev.trimtab.benchmarks.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A table (RFC 4180, UTF-8) with a heading; what is wrong in it is told with its line. */
final class CsvTable {
  private final Path file;
  private final List<String> heading;
  private final List<Row> rows = new ArrayList<>();

  private CsvTable(Path file, List<String> heading) throws DataException {
    this.file = file;
    this.heading = List.copyOf(heading);
    if (new HashSet<>(heading).size() < heading.size()) {
      throw DataException.at(file, 1, "two columns have the same name");
    }
  }

  /**
   * Reads all of it.
   *
   * @param columns that it must have; it may have more
   */
  static CsvTable read(Path file, List<String> columns) throws DataException, IOException {
    if (!Files.isRegularFile(file)) {
      throw DataException.of(file, "there is no such file");
    }
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .detectBomHeader(true)
            .ofCsvRecord(file)) {
      CsvTable table = null;
      for (CsvRecord record : reader) {
        if (table == null) {
          table = new CsvTable(file, record.getFields());
          table.require(columns);
        } else {
          table.add(record);
        }
      }
      if (table == null) {
        throw DataException.of(file, "is empty");
      }
      return table;
    } catch (CsvParseException malformed) {
      throw DataException.of(file, String.valueOf(malformed.getMessage()));
    } catch (UncheckedIOException unreadable) {
      if (unreadable.getCause() instanceof CharacterCodingException) {
        throw DataException.of(file, "is not UTF-8");
      }
      throw unreadable.getCause();
    }
  }

  private void require(List<String> columns) throws DataException {
    for (String column : columns) {
      if (!heading.contains(column)) {
        throw DataException.at(file, 1, "there is no column " + column + " in " + heading);
      }
    }
  }

  private void add(CsvRecord record) throws DataException {
    if (record.getFieldCount() != heading.size()) {
      throw DataException.at(
          file,
          record.getStartingLineNumber(),
          "has %s cells where the heading has %s"
              .formatted(record.getFieldCount(), heading.size()));
    }
    rows.add(new Row(record.getStartingLineNumber(), record.getFields()));
  }

  List<String> heading() {
    return heading;
  }

  List<Row> rows() {
    return rows;
  }

  /** A line of the table. */
  final class Row {
    private final long line;
    private final List<String> cells;

    private Row(long line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    String text(String column) {
      return cells.get(heading.indexOf(column));
    }

    /** A finite number. */
    double number(String column) throws DataException {
      try {
        double number = Double.parseDouble(text(column));
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw malformed(column, "a number");
      }
      throw malformed(column, "a finite number");
    }

    /** A count or a sum of what is counted. */
    double count(String column) throws DataException {
      double number = number(column);
      if (number < 0) {
        throw malformed(column, "0 or more");
      }
      return number;
    }

    long whole(String column) throws DataException {
      try {
        return Long.parseLong(text(column));
      } catch (NumberFormatException e) {
        throw malformed(column, "a whole number");
      }
    }

    /** Tells that the cell is not what it should be. */
    DataException malformed(String column, String wanted) {
      return DataException.at(
          file, line, column + " is not " + wanted + ": \"" + text(column) + "\"");
    }
  }
}
