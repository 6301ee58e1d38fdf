package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The packages of this build, made once for all tests. */
final class Packages {
  static final Path ROOT = Path.of("..");

  private static final Path FOLDER = Path.of("target/packages");
  private static boolean made;

  private Packages() {}

  /** Where they are; made anew by the first who asks, for the program may be another. */
  static synchronized Path folder() {
    if (!made) {
      make(FOLDER);
      made = true;
    }
    return FOLDER;
  }

  /** Makes all of them, or those named. */
  static void make(Path folder, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--root", ROOT.toString(), "--output", folder.toString()));
    arguments.addAll(List.of(more));
    StringWriter said = new StringWriter();
    CommandLine main = Main.commandLine();
    main.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int exitCode = main.execute(arguments.toArray(String[]::new));
    assertThat(exitCode).as(said.toString()).isZero();
  }

  /** The one whose name ends so. */
  static Path endingWith(String ending) {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
