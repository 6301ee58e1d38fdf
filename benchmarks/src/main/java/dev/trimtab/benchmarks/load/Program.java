package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program as the launcher starts it.
 *
 * @param root the project's folder
 * @param start what Java learned in a rehearsal of the start; null for a start without it
 * @param isWatching whether the server has detectors, as every other has
 */
record Program(Path root, @Nullable Path start, boolean isWatching) {
  /** The program of this project. */
  static Program built() {
    Path root = Path.of(System.getProperty("trimtab.root", ".")).toAbsolutePath().normalize();
    String start = System.getProperty("trimtab.start");
    Program program = new Program(root, start == null ? null : Path.of(start), true);
    if (!Files.exists(program.jar())) {
      throw new IllegalStateException(
          program.jar() + " is not there; run this as ./trimtab bench, which builds it");
    }
    return program;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The same, started as if there had been no rehearsal. */
  Program unrehearsed() {
    return new Program(root, null, isWatching);
  }

  /** The same without detectors. */
  Program unwatching() {
    return new Program(root, start, false);
  }

  /** Java, its flags and the jar. */
  List<String> command() {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(flags());
    if (start != null) {
      command.addAll(List.of("-XX:AOTCache=" + start, "-XX:AOTMode=on"));
      command.add("-Dorg.sqlite.lib.path=" + start.getParent());
      command.add("-Ddev.trimtab.start=" + start.getParent());
    }
    if (!isWatching) {
      command.add("-Ddev.trimtab.unwatched=true");
    }
    command.addAll(List.of("-jar", jar().toString()));
    return command;
  }

  /** Where measurements keep their databases. */
  Path folder() {
    return root.resolve("benchmarks/target/load");
  }

  private Path jar() {
    return root.resolve("server/target/trimtab.jar");
  }

  private List<String> flags() {
    Path file = root.resolve("server/jvm.options");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
