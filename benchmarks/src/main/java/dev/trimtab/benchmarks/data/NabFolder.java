package dev.trimtab.benchmarks.data;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.trimtab.benchmarks.data.WindowedSeries.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Series of the Numenta anomaly benchmark (Lavin, Ahmad, doi:10.1109/ICMLA.2015.141): {@code
 * windows.json} (or {@code combined_windows.json}) with the labelled windows by file, and the files
 * of {@code timestamp,value}.
 */
public final class NabFolder {
  private static final TypeReference<TreeMap<String, List<List<String>>>> WINDOWS =
      new TypeReference<>() {};
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private NabFolder() {}

  /** Reads all series that {@code windows.json} names, with or without windows. */
  public static Gathered<WindowedSeries> read(Path folder) throws DataException, IOException {
    Path other = folder.resolve("combined_windows.json");
    Path labels = Files.exists(other) ? other : folder.resolve("windows.json");
    List<WindowedSeries> series = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (var each : Documents.JSON.read(labels, WINDOWS).entrySet()) {
      Path file = folder.resolve(each.getKey());
      if (Files.exists(file)) {
        series.add(read(file, each.getKey(), each.getValue(), labels));
      } else {
        leftOut.add(each.getKey() + ": there is no such file");
      }
    }
    if (series.isEmpty()) {
      throw DataException.of(folder, "holds none of the files that its windows name");
    }
    return new Gathered<>(series, leftOut);
  }

  private static WindowedSeries read(Path file, String name, List<List<String>> spans, Path labels)
      throws DataException, IOException {
    List<CsvTable.Row> rows = CsvTable.read(file, List.of("timestamp", "value")).rows();
    long[] micros = new long[rows.size()];
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i).number("value");
      try {
        micros[i] = micros(rows.get(i).text("timestamp"));
      } catch (DateTimeParseException e) {
        throw rows.get(i).malformed("timestamp", "like 2014-04-01 00:00:00");
      }
    }
    List<Window> windows = new ArrayList<>();
    for (List<String> span : spans) {
      windows.add(window(span, micros, name, labels));
    }
    return new WindowedSeries(name, micros, values, windows);
  }

  private static long micros(String text) {
    return ChronoField.MICRO_OF_SECOND.getFrom(LocalDateTime.parse(text, TIME))
        + LocalDateTime.parse(text, TIME).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  private static Window window(List<String> span, long[] micros, String name, Path labels)
      throws DataException {
    try {
      if (span.size() == 2) {
        int first = 0;
        while (first < micros.length && micros[first] < micros(span.getFirst())) {
          first++;
        }
        int last = micros.length - 1;
        while (last >= 0 && micros[last] > micros(span.getLast())) {
          last--;
        }
        if (first <= last) {
          return new Window(first, last);
        }
      }
    } catch (DateTimeParseException e) {
      throw DataException.of(labels, name + ": " + e.getParsedString() + " is not a time");
    }
    throw DataException.of(labels, name + ": " + span + " are not the two ends of a window");
  }
}
