package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands as a person does who installs something. */
final class Shell {
  private Shell() {}

  /** Runs it to its end, which has to be a good one, and returns what it said. */
  static String run(Map<String, String> environment, String... command) {
    Answer answer = attempt(environment, command);
    assertThat(answer.exitCode()).as("%s: %s", List.of(command), answer.said()).isZero();
    return answer.said();
  }

  static String run(String... command) {
    return run(Map.of(), command);
  }

  /** How a command ended, and what it said. */
  record Answer(int exitCode, String said) {}

  static Answer attempt(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    environment(builder, environment);
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing of whoever runs the tests but where Java is. */
  static void environment(ProcessBuilder builder, Map<String, String> more) {
    builder.environment().keySet().removeIf(name -> name.startsWith("TRIMTAB_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(more);
  }

  static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
