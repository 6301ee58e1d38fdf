package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program as the launcher starts it.
 *
 * @param root the project's folder
 */
record Program(Path root) {
  /** The program of this project. */
  static Program built() {
    Path root = Path.of(System.getProperty("trimtab.root", ".")).toAbsolutePath().normalize();
    Program program = new Program(root);
    if (!Files.exists(program.jar())) {
      throw new IllegalStateException(
          program.jar() + " is not there; run this as ./trimtab bench, which builds it");
    }
    return program;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Java, its flags and the jar. */
  List<String> command() {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(flags());
    command.addAll(List.of("-jar", jar().toString()));
    return command;
  }

  /** Where measurements keep their databases. */
  Path folder() {
    return root.resolve("benchmarks/target/load");
  }

  private Path jar() {
    return root.resolve("server/target/quarkus-app/quarkus-run.jar");
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
