package dev.trimtab.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkedFileTest {
  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("marked.csv"), text);
  }

  @Test
  void seriesMayComeMixed() throws Exception {
    Path file =
        file(
            """
            series,index,value,change
            a,0,1.5,0
            b,7,1,
            a,1,2.5,1
            a,3,3.5,1
            b,8,0,0
            a,4,-1,0
            a,5,1e3,1
            """);
    var series = MarkedFile.read(file);
    assertThat(series).extracting(MarkedSeries::name).containsExactly("a", "b");
    assertThat(series.getFirst().values()).containsExactly(1.5, 2.5, 3.5, -1, 1000);
    assertThat(series.getFirst().changes()).containsExactly(1, 4);
    assertThat(series.getLast().changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a,0,1,0|a,1,x,0; line 3: value is not a number: \"x\"",
        "a,0,1,0|a,1,NaN,0; line 3: value is not a finite number: \"NaN\"",
        "a,0,1,maybe; line 2: change is not 0 or 1: \"maybe\"",
        "a,1,1,0|a,1,1,0; line 3: index is not more than 1, the one before: \"1\"",
        "a,0.5,1,0; line 2: index is not a whole number: \"0.5\"",
        "a,0,1,0|a,1,1; line 3: has 3 cells where the heading has 4",
      })
  void whatIsWrongIsToldWithItsLine(String rows, String message) throws Exception {
    Path file = file("series,index,value,change\n" + rows.replace('|', '\n') + "\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> MarkedFile.read(file))
        .withMessage(file + ", " + message);
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    Path none = folder.resolve("none.csv");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> MarkedFile.read(none))
        .withMessage(none + ": there is no such file");
    Path file = file("series,index,value\na,0,1\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> MarkedFile.read(file))
        .withMessage(file + ", line 1: there is no column change in [series, index, value]");
  }
}
