package dev.trimtab.benchmarks.data;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.trimtab.stat.SliceRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cases of RobustSpot: {@code anomaly.yaml} with the moment and the cause of each, and {@code
 * NAME.csv} with {@code min} (seconds since 1970), {@code value} (bad) and {@code cnt} (all) of
 * each slice; every other column is a dimension.
 */
public final class RsFolder {
  private static final TypeReference<List<Label>> LABELS = new TypeReference<>() {};
  private static final List<String> COLUMNS = List.of("min", "value", "cnt");

  private RsFolder() {}

  private record Label(
      @Nullable String data,
      @Nullable Long timestamp,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<Map<String, String>> cause) {}

  /** Reads all cases whose file is there. The past is everything before the labelled moment. */
  public static Gathered<AttributionCase> read(Path folder) throws DataException, IOException {
    Path labels = folder.resolve("anomaly.yaml");
    List<AttributionCase> cases = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Label label : Documents.YAML.read(labels, LABELS)) {
      String name = label.data();
      Long moment = label.timestamp();
      List<Map<String, String>> causes = label.cause();
      if (name == null || moment == null || causes == null || causes.isEmpty()) {
        throw DataException.of(labels, "data, timestamp or cause is missing in " + label);
      }
      Path file = folder.resolve(name + ".csv");
      if (Files.exists(file)) {
        cases.add(read(file, name, moment, causes));
      } else {
        leftOut.add(name + ": there is no " + name + ".csv");
      }
    }
    if (cases.isEmpty()) {
      throw DataException.of(folder, "holds none of the files that anomaly.yaml names");
    }
    cases.sort(Comparator.comparing(AttributionCase::name));
    return new Gathered<>(cases, leftOut);
  }

  private static AttributionCase read(
      Path file, String name, long moment, List<Map<String, String>> causes)
      throws DataException, IOException {
    CsvTable table = CsvTable.read(file, COLUMNS);
    List<String> dimensions =
        table.heading().stream().filter(each -> !COLUMNS.contains(each)).toList();
    List<SliceRow> rows = new ArrayList<>();
    boolean isThere = false;
    for (CsvTable.Row row : table.rows()) {
      long at = row.whole("min");
      isThere |= at == moment;
      if (at <= moment) {
        rows.add(row(row, dimensions, at < moment));
      }
    }
    if (!isThere) {
      throw DataException.of(file, "has no rows of the moment " + moment + " of anomaly.yaml");
    }
    for (Map<String, String> cause : causes) {
      if (!Set.copyOf(dimensions).containsAll(cause.keySet())) {
        throw DataException.of(file, "has no columns for all of the cause " + cause);
      }
    }
    return new AttributionCase(name, dimensions, rows, causes);
  }

  private static SliceRow row(CsvTable.Row row, List<String> dimensions, boolean isPast)
      throws DataException {
    List<String> values = dimensions.stream().map(row::text).toList();
    double bad = row.count("value");
    double count = row.count("cnt");
    return isPast ? new SliceRow(values, 0, 0, bad, count) : new SliceRow(values, bad, count, 0, 0);
  }
}
