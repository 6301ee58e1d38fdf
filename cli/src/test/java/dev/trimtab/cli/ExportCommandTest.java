package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.FakeServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports into files: whole, or to be gone on with. */
class ExportCommandTest {
  private static final String EXPORT = "GET /v1/outcomes/export";
  private static final Map<String, String> HEADERS =
      Map.of("Trimtab-Process", "p1", "Trimtab-Through", "9");

  @TempDir private Path folder;
  private final Terminal terminal = new Terminal();
  private FakeServer server;
  private Path file;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
    file = folder.resolve("out.ndjson");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWholeExportGetsItsName() throws Exception {
    Files.writeString(file, "old");
    answer(line(1) + line(9) + end("succeeded", 2));

    assertThat(export("-d", "bot")).as(terminal.err()).isZero();

    assertThat(file).hasContent(line(1) + line(9));
    assertThat(folder.toFile().list()).containsExactly("out.ndjson");
    assertThat(terminal.out()).isEqualTo(file + ": 2 events\n");
    assertThat(server.calls()).containsExactly(EXPORT + "?domain=bot&format=ndjson&end_line=true");
  }

  @Test
  void aCutOneIsGoneOnWithBehindItsLastWholeLine() throws Exception {
    Files.writeString(file, "old");
    answer(line(1) + line(3) + line(5).substring(0, 16));
    assertThat(export()).isEqualTo(1);
    assertThat(terminal.err()).contains("Not whole: run the same command again", "was cut");
    assertThat(file).as("what was there stays until all is there").hasContent("old");

    answer(line(5) + line(9) + end("succeeded", 2));
    assertThat(export()).as(terminal.err()).isZero();

    assertThat(file).hasContent(line(1) + line(3) + line(5) + line(9));
    assertThat(server.calls().getLast())
        .isEqualTo(EXPORT + "?format=ndjson&after=3&through=9&end_line=true");
    assertThat(folder.toFile().list()).containsExactly("out.ndjson");
  }

  @Test
  void aTableHasOneHeading() throws Exception {
    file = folder.resolve("out.csv");
    answer("position,id\r\n1,a\r\n3,b");
    assertThat(export("--columns", "id")).isEqualTo(1);

    answer("position,id\r\n3,b\r\n9,c\r\n" + end("succeeded", 2));
    assertThat(export("--columns", "id")).as(terminal.err()).isZero();

    assertThat(Files.readString(file)).isEqualTo("position,id\r\n1,a\r\n3,b\r\n9,c\r\n");
    assertThat(server.calls().getLast())
        .isEqualTo(EXPORT + "?format=csv&columns=id&after=1&through=9&end_line=true");
  }

  @Test
  void aPartOfAnotherExportIsNotGoneOnWith() throws Exception {
    answer(line(1));
    export();

    assertThat(export("-d", "bot")).isEqualTo(1);
    assertThat(terminal.err()).contains(file + ".part is a part of another export");
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void oneThatWasCancelledSaysSo() {
    answer(line(1) + end("cancelled", 1));

    assertThat(export()).isEqualTo(1);
    assertThat(terminal.err()).contains("the export was cancelled");
    assertThat(file).doesNotExist();
  }

  private int export(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "export";
    args[1] = "-o";
    args[2] = file.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return terminal.run(server, args);
  }

  private void answer(String body) {
    server.on(EXPORT, asked -> new Answer(200, body, HEADERS));
  }

  private static String line(int position) {
    return "{\"position\":" + position + ",\"id\":\"e" + position + "\"}\n";
  }

  private static String end(String status, int events) {
    return "{\"end\":{\"process_id\":\"p1\",\"status\":\"%s\",\"events\":%d,\"position\":9}}\n"
        .formatted(status, events);
  }
}
