package dev.trimtab.server.postgres;

import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command of the packaged program, run to its end. */
final class Program {
  private Program() {}

  /** What it ended with, and all it said. */
  record Said(int exitCode, String text) {}

  /** With what it needs to get into that database. */
  static Said run(TestDatabase database, String... arguments) {
    ProcessBuilder program = new ProcessBuilder(ServerProcess.program(List.of(), arguments));
    program.environment().keySet().removeIf(name -> name.startsWith("TRIMTAB_"));
    program.environment().putAll(database.environment());
    try {
      Process process = program.redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
