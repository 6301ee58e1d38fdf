package dev.trimtab.benchmarks.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Series of the Turing change point dataset (van den Burg, Williams, arXiv 2003.06222): {@code
 * annotations.json} with the marks of each person by series, and for each series {@code NAME.json},
 * in the folder or below it.
 */
public final class TcpdFolder {
  private static final TypeReference<TreeMap<String, TreeMap<String, List<Integer>>>> ANNOTATIONS =
      new TypeReference<>() {};
  private static final TypeReference<Document> DOCUMENT = new TypeReference<>() {};

  private final Path folder;
  private final int most;
  private final List<AnnotatedSeries> series = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private TcpdFolder(Path folder, int most) {
    this.folder = folder;
    this.most = most;
  }

  private record Document(
      @JsonProperty("n_dim") @Nullable Integer dimensions, @Nullable List<Channel> series) {}

  private record Channel(@Nullable List<@Nullable Double> raw) {}

  /**
   * Reads all series that are annotated and have one dimension. Missing values are put on the
   * straight line between their neighbours.
   *
   * @param most samples of a series; longer ones are left out
   */
  public static Gathered<AnnotatedSeries> read(Path folder, int most)
      throws DataException, IOException {
    TcpdFolder reader = new TcpdFolder(folder, most);
    Path file = folder.resolve("annotations.json");
    for (var annotated : Documents.JSON.read(file, ANNOTATIONS).entrySet()) {
      reader.add(annotated.getKey(), annotated.getValue(), file);
    }
    if (reader.series.isEmpty()) {
      throw DataException.of(folder, "holds no series of one dimension that is annotated");
    }
    return new Gathered<>(reader.series, reader.leftOut);
  }

  private void add(String name, Map<String, List<Integer>> annotations, Path annotated)
      throws DataException, IOException {
    Optional<Path> file = find(name + ".json");
    if (file.isEmpty()) {
      leftOut.add(name + ": there is no " + name + ".json");
      return;
    }
    Document document = Documents.JSON.read(file.get(), DOCUMENT);
    List<Channel> channels = Objects.requireNonNullElse(document.series(), List.of());
    List<@Nullable Double> raw = channels.isEmpty() ? null : channels.getFirst().raw();
    if (raw == null) {
      throw DataException.of(file.get(), "has no series[0].raw");
    }
    if (channels.size() > 1 || (document.dimensions() != null && document.dimensions() > 1)) {
      leftOut.add(name + ": has several dimensions");
    } else if (raw.size() > most) {
      leftOut.add(name + ": has more than " + most + " samples");
    } else {
      check(name, annotations, raw.size(), annotated);
      series.add(new AnnotatedSeries(name, filled(raw, file.get()), annotations));
    }
  }

  private Optional<Path> find(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(each -> each.endsWith(name)).sorted().findFirst();
    }
  }

  private static void check(
      String name, Map<String, List<Integer>> annotations, int size, Path annotated)
      throws DataException {
    if (annotations.isEmpty()) {
      throw DataException.of(annotated, name + " has no annotators");
    }
    for (var each : annotations.entrySet()) {
      int before = 0;
      for (Integer mark : each.getValue()) {
        if (mark == null || mark < before || mark >= size) {
          throw DataException.of(
              annotated,
              "%s of %s marks %s, not ascending within its %s samples"
                  .formatted(each.getKey(), name, mark, size));
        }
        before = mark;
      }
    }
  }

  private static double[] filled(List<@Nullable Double> raw, Path file) throws DataException {
    double[] values = new double[raw.size()];
    int known = -1;
    for (int i = 0; i < values.length; i++) {
      Double value = raw.get(i);
      if (value != null && Double.isFinite(value)) {
        fill(values, known, i, value);
        known = i;
      }
    }
    if (known < 0) {
      throw DataException.of(file, "has no values");
    }
    Arrays.fill(values, known, values.length, values[known]);
    return values;
  }

  /** Sets {@code at}, and everything between the last known value and it. */
  private static void fill(double[] values, int known, int at, double value) {
    for (int i = known + 1; i <= at; i++) {
      double share = known < 0 ? 1 : (i - known) / (double) (at - known);
      values[i] = known < 0 || i == at ? value : values[known] + share * (value - values[known]);
    }
  }
}
