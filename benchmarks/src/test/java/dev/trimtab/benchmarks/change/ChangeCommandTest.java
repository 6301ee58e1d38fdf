package dev.trimtab.benchmarks.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ChangeCommandTest {
  @TempDir private Path folder;

  private final StringWriter errors = new StringWriter();

  private int run(Path csv, Path json) {
    return new CommandLine(new ChangeCommand())
        .setErr(new PrintWriter(errors, true))
        .execute("--data-only", "--csv", csv.toString(), "--json", json.toString());
  }

  @Test
  void writesWhatItMeasured() throws IOException {
    StringBuilder text = new StringBuilder("series,index,value,change\n");
    for (int i = 0; i < 800; i++) {
      int value = i < 500 || i % 5 == 0 ? 1 : 0;
      text.append("s,").append(i).append(',').append(value).append(i == 500 ? ",1\n" : ",0\n");
    }
    Path csv = Files.writeString(folder.resolve("marked.csv"), text);
    Path json = folder.resolve("result.json");
    assertThat(run(csv, json)).isZero();
    JsonNode result = new ObjectMapper().readTree(json.toFile());
    assertThat(result.path("seed").asLong()).isEqualTo(1);
    assertThat(result.at("/figures/0/what").asText()).isEqualTo("s, of 1");
    assertThat(result.at("/figures/0/value").asInt()).isEqualTo(1);
    assertThat(result.at("/figures/0/beside").size()).isEqualTo(3);
  }

  @Test
  void saysWhereAFileIsWrong() throws IOException {
    Path csv =
        Files.writeString(folder.resolve("marked.csv"), "series,index,value,change\ns,0,x,0\n");
    Path json = folder.resolve("result.json");
    assertThat(run(csv, json)).isEqualTo(2);
    assertThat(errors.toString().strip()).isEqualTo(csv + ", line 2: value is not a number: \"x\"");
    assertThat(json).doesNotExist();
  }
}
