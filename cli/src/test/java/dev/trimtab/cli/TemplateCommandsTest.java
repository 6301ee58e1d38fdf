package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.screen.Style;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates are stored, compared, simulated and switched. */
final class TemplateCommandsTest {
  private static final String TEMPLATES = "/v1/improvements/templates";
  private static final String WATCH = TEMPLATES + "/watch";

  @TempDir private Path folder;
  private final Terminal terminal = new Terminal();
  private FakeServer server;
  private String file;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    file = Files.writeString(folder.resolve("watch.yaml"), "name: watch\n").toString();
    server.on("POST " + TEMPLATES + "/validate", 200, LoopSamples.VALID);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FakeServer stored(String template) {
    return server.on("GET " + WATCH, 200, template);
  }

  private String stored() {
    return LoopSamples.TEMPLATE;
  }

  @Test
  void theyAreListed() {
    server.on("GET " + TEMPLATES, 200, "[" + stored() + "]");

    assertThat(terminal.run(server, "templates")).isZero();

    assertThat(terminal.out())
        .isEqualTo(
            """
            NAME   VERSION  OPENS  TRIGGER       PRIORITY  UPDATED               BY
            watch        3  yes    change_point        50  2026-03-02 09:30:00Z  ana
            """);
  }

  @Test
  void theListFitsATerminal() {
    String longest = stored().replace("\"watch\"", "\"" + "watch-".repeat(10) + "\"");
    server.on("GET " + TEMPLATES, 200, "[" + longest + "]");
    Terminal narrow = new Terminal(new Style(false, true, true, 80));

    narrow.run(server, "templates");

    assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void whereThereIsNoneTheNextStepIsSaid() {
    server.on("GET " + TEMPLATES, 200, "[]");

    terminal.run(server, "templates");

    assertThat(terminal.out())
        .startsWith("No templates.")
        .contains("trimtab templates library success-regression | trimtab templates apply -");
  }

  @Test
  void oneIsShownAndExported() {
    stored(stored());

    terminal.run(server, "templates", "show", "watch");
    assertThat(terminal.out())
        .startsWith("watch, version 3: opens loops\n")
        .endsWith("Document\nname: watch # ours\n");

    Terminal raw = new Terminal();
    raw.run(server, "templates", "export", "watch");
    assertThat(raw.out()).isEqualTo("name: watch # ours\n");

    Terminal canonical = new Terminal();
    canonical.run(server, "templates", "export", "watch", "--canonical");
    assertThat(canonical.out()).isEqualTo("name: watch\ntrigger:\n  change_point: {}\nfor: 0s\n");
  }

  @Test
  void versionsAreListedAndShown() {
    String second =
        "{\"version\":%d,\"current\":%s,\"written_at\":\"2026-03-02T09:30:00Z\",\"written_by\":\"ana\"}";
    server.on(
        "GET " + WATCH + "/versions",
        200,
        "[" + second.formatted(2, true) + "," + second.formatted(1, false) + "]");
    server.on(
        "GET " + WATCH + "/versions/1",
        200,
        stored().replace("\"version\":3", "\"version\":1").replace("true", "false"));

    assertThat(terminal.run(server, "templates", "versions", "watch")).isZero();
    assertThat(terminal.out())
        .isEqualTo(
            """
            VERSION  WRITTEN               BY
                  2  2026-03-02 09:30:00Z  ana  holds
                  1  2026-03-02 09:30:00Z  ana
            """);

    Terminal shown = new Terminal();
    shown.run(server, "templates", "show", "watch", "--version", "1");
    assertThat(shown.out()).startsWith("watch, version 1: opens no loops\n");
  }

  @Test
  void aNewOneIsCreated() {
    server.on("PUT " + WATCH, 200, stored());

    assertThat(terminal.run(server, "templates", "apply", file)).isZero();

    assertThat(terminal.out()).isEqualTo("watch: created\n");
    assertThat(server.asked.getLast().body()).isEqualTo("name: watch\n");
  }

  @Test
  void aStoredOneGetsItsNextVersionOrStays() {
    stored(stored().replace("\"version\":3", "\"version\":2")).on("PUT " + WATCH, 200, stored());
    terminal.run(server, "templates", "apply", file);
    assertThat(terminal.out()).isEqualTo("watch: version 3\n");

    Terminal again = new Terminal();
    stored(stored()).on("PUT " + WATCH, 200, stored().replace("true", "false"));
    again.run(server, "templates", "apply", file);
    assertThat(again.out()).isEqualTo("watch: unchanged; it is disabled, and opens no loops\n");
  }

  @Test
  void aDryRunStoresNothing() {
    stored(stored());

    terminal.run(server, "templates", "apply", "--dry-run", file);

    assertThat(terminal.out()).isEqualTo("watch: would become version 4\n");
    assertThat(server.calls()).noneMatch(call -> call.startsWith("PUT"));
  }

  @Test
  void faultsAreNamedWithTheirPlacesAndNothingIsStored() {
    server.on("POST " + TEMPLATES + "/validate", 200, LoopSamples.BROKEN);

    assertThat(terminal.run(server, "templates", "apply", file)).isEqualTo(1);

    assertThat(terminal.err())
        .isEqualTo(
            """
            %s:1:1: /: needs trigger
            %s:5:11: /steps/0/wait: must be a length of time
            """
                .formatted(file, file));
    assertThat(server.calls()).containsExactly("POST " + TEMPLATES + "/validate");
  }

  @Test
  void twoFilesOfOneNameAreAMistake() throws IOException {
    String other = Files.writeString(folder.resolve("b.yaml"), "name: watch\n").toString();

    assertThat(terminal.run(server, "templates", "apply", file, other)).isEqualTo(2);

    assertThat(terminal.err()).contains("both name their template watch");
    assertThat(server.calls()).noneMatch(call -> call.startsWith("PUT"));
  }

  @Test
  void standardInputIsRead() {
    server.on("PUT " + WATCH, 200, stored());
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("name: watch # ö\n".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(terminal.run(server, "templates", "apply", "-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(server.asked.getLast().body()).isEqualTo("name: watch # ö\n");
  }

  @Test
  void whatIsNoFileIsAMistake() {
    assertThat(terminal.run(server, "templates", "apply", "none.yaml")).isEqualTo(2);
    assertThat(terminal.err()).startsWith("none.yaml is no file that can be read");
  }

  @Test
  void whatDiffersIsShownLineByLine() {
    stored(stored());

    assertThat(terminal.run(server, "templates", "diff", file)).isEqualTo(1);

    assertThat(terminal.out())
        .isEqualTo(
            """
            --- watch (version 3)
            +++ %s
            @@ -1,4 +1,4 @@
             name: watch
             trigger:
               change_point: {}
            -for: 0s
            +for: 15m
            """
                .formatted(file));
  }

  @Test
  void whatMeansTheSameDoesNotDiffer() {
    stored(stored().replace("for: 0s", "for: 15m"));

    assertThat(terminal.run(server, "templates", "diff", file)).isZero();

    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void whatIsNotStoredDiffersWhole() {
    assertThat(terminal.run(server, "templates", "diff", file)).isEqualTo(1);

    assertThat(terminal.out()).startsWith("--- not stored\n").contains("+name: watch");
  }

  @Test
  void aStoredTemplateAndAFileAreSimulated() {
    String simulation =
        """
        {"since":"2026-02-01T00:00:00Z","until":"2026-03-02T09:30:00Z","series":12,
         "complete":false,"loops":[{"at":"2026-03-01T10:00:00Z","since":"2026-03-01T09:00:00Z",
         "domain":"bot","event_type":"run","metric_type":"success_rate","seen":0.31,
         "event":"e1"}],"false_loops":0.1}""";
    stored(stored())
        .on("POST " + WATCH + "/simulate", 200, simulation)
        .on("POST " + TEMPLATES + "/simulate", 200, simulation.replace("0.1}", "null}"));

    assertThat(terminal.run(server, "templates", "simulate", "watch")).isZero();
    assertThat(server.calls().getFirst()).isEqualTo("POST " + WATCH + "/simulate");
    assertThat(terminal.out())
        .startsWith("watch: 1 loop would have begun since 2026-02-01 00:00:00Z, in 12 series")
        .contains("2026-03-01 09:00:00Z  bot     run     success_rate  31.0 %")
        .contains("at most 0.100 by chance alone", "There are more series");

    Terminal document = new Terminal();
    assertThat(document.run(server, "templates", "simulate", file, "--days", "7")).isZero();
    assertThat(server.asked.getLast().call()).startsWith("POST " + TEMPLATES + "/simulate?since=");
    assertThat(document.out()).contains("of this trigger nothing is promised");
  }

  @Test
  void theyAreSwitchedAndDeleted() {
    server
        .on("POST " + WATCH + "/enable", 200, stored())
        .on("POST " + WATCH + "/disable", 200, stored())
        .on("DELETE " + WATCH, 204, "");

    terminal.run(server, "templates", "disable", "watch");
    terminal.run(server, "templates", "enable", "watch");
    terminal.run(server, "templates", "delete", "watch");

    assertThat(terminal.out())
        .isEqualTo(
            """
            watch opens no more loops; its open ones go on.
            watch opens loops, by version 3.
            Deleted watch; its open loops go on.
            """);
  }

  @Test
  void theLibraryIsListedAndPrinted() {
    server.on(
        "GET /v1/improvements/template-library",
        200,
        """
        [{"name":"silence","description":"Nothing comes. It costs little.",
          "document":"name: silence\\n"}]""");

    terminal.run(server, "templates", "library");
    assertThat(terminal.out()).startsWith("silence  Nothing comes.\n");

    Terminal one = new Terminal();
    one.run(server, "templates", "library", "silence");
    assertThat(one.out()).isEqualTo("name: silence\n");

    Terminal none = new Terminal();
    assertThat(none.run(server, "templates", "library", "noise")).isEqualTo(2);
    assertThat(none.err()).startsWith("The library has no noise; it has silence");
  }
}
