package dev.trimtab.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trimtab.stat.SliceRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(reading)
        .withMessageStartingWith(message);
  }

  @Test
  void annotatedSeriesAreReadWhereverTheyLie() throws Exception {
    write("annotations.json", "{\"one\": {\"6\": [2], \"7\": []}, \"two\": {\"6\": []}}");
    write(
        "datasets/one/one.json",
        "{\"n_dim\": 1, \"series\": [{\"raw\": [null, 1, null, null, 4, null]}]}");
    Gathered<AnnotatedSeries> read = TcpdFolder.read(folder, 100);
    assertThat(read.leftOut()).containsExactly("two: there is no two.json");
    AnnotatedSeries one = read.items().getFirst();
    assertThat(one.values()).containsExactly(1, 1, 2, 3, 4, 4);
    assertThat(one.annotations()).isEqualTo(Map.of("6", List.of(2), "7", List.of()));
  }

  @Test
  void wrongAnnotatedSeriesAreToldWithFileAndLine() throws Exception {
    assertRefused(
        () -> TcpdFolder.read(folder, 9), folder.resolve("annotations.json") + ": there is no");
    Path annotations = write("annotations.json", "{\"one\": {\n  \"6\": [7]\n}}");
    Path one = write("one.json", "{\"series\": [\n  {\"raw\": [1,\n \"x\"]}]}");
    assertRefused(() -> TcpdFolder.read(folder, 9), one + ", line 3: ");
    write("one.json", "{\"series\": [\n  {\"raw\": [1, 2}]}");
    assertRefused(() -> TcpdFolder.read(folder, 9), one + ", line 2: ");
    write("one.json", "{\"series\": [{\"raw\": [1, 2]}]}");
    assertRefused(() -> TcpdFolder.read(folder, 9), annotations + ": 6 of one marks 7");
  }

  @Test
  void windowsHoldTheSamplesBetweenTheirTimes() throws Exception {
    write(
        "windows.json",
        "{\"a/x.csv\": [[\"2014-04-01 00:05:00.000000\", \"2014-04-01 00:10:00\"]]}");
    write(
        "a/x.csv",
        """
        timestamp,value
        2014-04-01 00:00:00,1
        2014-04-01 00:05:00,2
        2014-04-01 00:10:00,3
        2014-04-01 00:15:00,4
        """);
    WindowedSeries series = NabFolder.read(folder).items().getFirst();
    assertThat(series.windows()).containsExactly(new WindowedSeries.Window(1, 2));
    assertThat(series.micros()[1] - series.micros()[0]).isEqualTo(300_000_000L);
    assertThat(series.micros()[0]).isEqualTo(1_396_310_400_000_000L);
  }

  @Test
  void wrongWindowsAreToldWithFileAndLine() throws Exception {
    Path windows = write("windows.json", "{\"x.csv\": [[\"2014-05-01 00:05:00\", \"noon\"]]}");
    Path file = write("x.csv", "timestamp,value\n2014-04-01 00:00:00,1\nyesterday,2\n");
    assertRefused(
        () -> NabFolder.read(folder),
        file + ", line 3: timestamp is not like 2014-04-01 00:00:00: \"yesterday\"");
    write("x.csv", "timestamp,value\n2014-04-01 00:00:00,1\n");
    assertRefused(() -> NabFolder.read(folder), windows + ": x.csv: noon is not a time");
    write("windows.json", "{\"x.csv\":\n [7]}");
    assertRefused(() -> NabFolder.read(folder), windows + ", line 2: ");
  }

  @Test
  void casesArePartedAtTheirMoment() throws Exception {
    write(
        "anomaly.yaml",
        """
        - data: one 1
          timestamp: 120
          cause: {'bitrate':2000, 'p2p':1}
        - data: gone
          timestamp: 120
          cause: [{'cdn':5}, {'cdn':7}]
        """);
    write(
        "one 1.csv",
        "min,value,cnt,bitrate,p2p\n60,1,10,2000,1\n120,3,11,2000,1\n180,9,9,2000,0\n");
    Gathered<AttributionCase> read = RsFolder.read(folder);
    assertThat(read.leftOut()).containsExactly("gone: there is no gone.csv");
    AttributionCase one = read.items().getFirst();
    assertThat(one.dimensions()).containsExactly("bitrate", "p2p");
    assertThat(one.causes()).containsExactly(Map.of("bitrate", "2000", "p2p", "1"));
    assertThat(one.rows())
        .containsExactly(
            new SliceRow(List.of("2000", "1"), 0, 0, 1, 10),
            new SliceRow(List.of("2000", "1"), 3, 11, 0, 0));
  }

  @Test
  void wrongCasesAreToldWithFileAndLine() throws Exception {
    Path labels = write("anomaly.yaml", "- data: one\n  timestamp: 120\n  cause: {'cdn':5}\n");
    Path file = write("one.csv", "min,value,cnt,cdn\n120,-1,10,5\n");
    assertRefused(() -> RsFolder.read(folder), file + ", line 2: value is not 0 or more: \"-1\"");
    write("one.csv", "min,value,cnt,cdn\n60,1,10,5\n");
    assertRefused(() -> RsFolder.read(folder), file + ": has no rows of the moment 120");
    write("one.csv", "min,value,cnt,isp\n120,1,10,5\n");
    assertRefused(() -> RsFolder.read(folder), file + ": has no columns for all of the cause");
    write("anomaly.yaml", "- data: one\n  timestamp: noon\n");
    assertRefused(() -> RsFolder.read(folder), labels + ", line 2: ");
    write("anomaly.yaml", "- data: one\n- {\n");
    assertRefused(() -> RsFolder.read(folder), labels + ", line ");
  }
}
