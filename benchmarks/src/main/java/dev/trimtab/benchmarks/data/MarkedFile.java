package dev.trimtab.benchmarks.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of {@code series,index,value,change}: the samples of each series by an ascending index,
 * and a change of 1 at the first sample after a change, 0 or nothing elsewhere. Where several
 * samples on end have a 1, the first is meant.
 */
public final class MarkedFile {
  private static final List<String> COLUMNS = List.of("series", "index", "value", "change");

  private MarkedFile() {}

  private static final class Growing {
    final List<Double> values = new ArrayList<>();
    final List<Integer> changes = new ArrayList<>();
    long index = Long.MIN_VALUE;
    boolean isMarked;
  }

  /** Reads all series, in the order in which they begin. */
  public static List<MarkedSeries> read(Path file) throws DataException, IOException {
    Map<String, Growing> all = new LinkedHashMap<>();
    for (CsvTable.Row row : CsvTable.read(file, COLUMNS).rows()) {
      Growing series = all.computeIfAbsent(row.text("series"), name -> new Growing());
      long index = row.whole("index");
      if (index <= series.index) {
        throw row.malformed("index", "more than " + series.index + ", the one before");
      }
      boolean isMarked = isMarked(row);
      if (isMarked && !series.isMarked && !series.values.isEmpty()) {
        series.changes.add(series.values.size());
      }
      series.index = index;
      series.isMarked = isMarked;
      series.values.add(row.number("value"));
    }
    if (all.isEmpty()) {
      throw DataException.of(file, "has no samples");
    }
    List<MarkedSeries> series = new ArrayList<>();
    all.forEach(
        (name, each) ->
            series.add(
                new MarkedSeries(
                    name, each.values.stream().mapToDouble(v -> v).toArray(), each.changes)));
    return series;
  }

  private static boolean isMarked(CsvTable.Row row) throws DataException {
    return switch (row.text("change").strip()) {
      case "1" -> true;
      case "", "0" -> false;
      default -> throw row.malformed("change", "0 or 1");
    };
  }
}
