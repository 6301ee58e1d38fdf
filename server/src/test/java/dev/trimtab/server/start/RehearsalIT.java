package dev.trimtab.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Java machine records in a rehearsal is what later starts can use. */
class RehearsalIT {
  @TempDir Path folder;

  @Test
  void aRehearsalMakesWhatServersAndCommandsStartFrom() throws Exception {
    Path serve = folder.resolve("serve.aot");
    Path command = folder.resolve("command.aot");
    List<String> rehearsal =
        ServerProcess.program(List.of("-XX:AOTCacheOutput=" + serve), "rehearse", "--");
    rehearsal.addAll(
        ServerProcess.program(List.of("-XX:AOTCacheOutput=" + command), "rehearse", "--commands"));

    assertThat(run(rehearsal).exitCode()).isZero();
    for (Path file : List.of(serve, command)) {
      // With this mode Java ends where it cannot use the file.
      Ended version =
          run(
              ServerProcess.program(
                  List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on"), "--version"));
      assertThat(version.output()).startsWith("Trimtab ");
      assertThat(version.exitCode()).isZero();
    }
    assertThat(loadedFrom(serve)).contains("io.quarkus.runner.ApplicationImpl ");
    assertThat(loadedFrom(command))
        .contains("dev.trimtab.cli.EventsCommand ")
        .doesNotContain("io.quarkus.runner.ApplicationImpl ");
  }

  @Test
  void aServerLoadsTheLibraryThatARehearsalUnpacked() throws Exception {
    List<String> flags =
        List.of(
            "-Dorg.sqlite.lib.path=" + folder,
            "-Dorg.sqlite.tmpdir=/dev/null"); // where the driver cannot unpack it
    assertThat(run(ServerProcess.program(flags, "rehearse")).exitCode()).isNotZero();

    assertThat(
            run(ServerProcess.program(List.of(), "rehearse", "--library", folder.toString()))
                .exitCode())
        .isZero();

    Ended loaded = run(ServerProcess.program(flags, "rehearse"));
    assertThat(loaded.exitCode()).as(loaded.output()).isZero();
  }

  @Test
  void aNewStoreBeginsAsTheEmptyOneThatARehearsalMade() throws Exception {
    run(ServerProcess.program(List.of(), "rehearse", "--library", folder.toString()));
    Path made;
    try (Stream<Path> files = Files.list(folder)) {
      made = files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    }
    Files.writeString(made, "not a database");
    List<String> flags = List.of("-Ddev.trimtab.start=" + folder);

    Ended refused = run(ServerProcess.program(flags, "rehearse"));

    assertThat(refused.exitCode()).as("the copy was looked at").isNotZero();
    assertThat(refused.output()).contains("cannot be opened");
    Files.delete(made);
    assertThat(run(ServerProcess.program(flags, "rehearse")).exitCode()).isZero();
  }

  private record Ended(int exitCode, String output) {}

  /** What Java links from the file before it looks at what the program does. */
  private static String loadedFrom(Path file) throws Exception {
    List<String> flags = List.of("-XX:AOTCache=" + file, "-Xlog:class+load");
    return run(ServerProcess.program(flags, "events", "--help"))
        .output()
        .lines()
        .filter(line -> line.contains("shared objects file"))
        .collect(Collectors.joining("\n"));
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
