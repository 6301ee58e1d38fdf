package dev.trimtab.server.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A command of the operating system, run to its end. */
public final class Tool {
  private Tool() {}

  /** Fails with what it said where it fails. */
  public static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + said);
    }
  }
}
