package dev.trimtab.dist;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Runs other programs and takes what they say. */
final class Tool {
  private Tool() {}

  /**
   * Runs a program of the system to its end.
   *
   * @return what it wrote, errors included
   * @throws MissingToolException where it is not installed
   * @throws IOException where it failed, with what it said
   */
  static String run(Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = start(builder, command.getFirst());
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed: " + said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Runs a tool of the JDK in this process. */
  static void runOfJdk(String name, String... arguments) throws IOException {
    StringWriter said = new StringWriter();
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new MissingToolException(name + ", which a full JDK has"));
    if (tool.run(new PrintWriter(said), new PrintWriter(said), arguments) != 0) {
      throw new IOException(name + " failed: " + said);
    }
  }

  private static Process start(ProcessBuilder builder, String name) {
    try {
      return builder.start();
    } catch (IOException notFound) {
      throw new MissingToolException(name);
    }
  }
}
