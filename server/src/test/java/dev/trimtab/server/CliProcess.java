package dev.trimtab.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged command line in a process of its own. Closing it kills it. */
public final class CliProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target/trimtab.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final Thread reader;

  private CliProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().name("cli-output").start(this::read);
  }

  /** Starts a command against a server. */
  public static CliProcess start(ServerProcess server, String key, String... arguments) {
    return start(List.of(), server, key, arguments);
  }

  /** Starts a command in a Java machine with flags of its own. */
  public static CliProcess start(
      List<String> flags, ServerProcess server, String key, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", server.uri().toString(), "--key", key));
    return start(flags, Map.of(), all);
  }

  private static CliProcess start(
      List<String> flags, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRIMTAB_"));
    builder.environment().putAll(environment);
    try {
      return new CliProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command ended with, and all it said. */
  public record Ended(int exitCode, String output) {}

  /** Runs a command to its end. */
  public static Ended run(ServerProcess server, String key, String... arguments) {
    try (CliProcess cli = start(server, key, arguments)) {
      return cli.await();
    }
  }

  /** Runs a command that needs no server to its end, with what the environment says. */
  public static Ended alone(Map<String, String> environment, String... arguments) {
    try (CliProcess cli = start(List.of(), environment, List.of(arguments))) {
      return cli.await();
    }
  }

  /** Waits for its end. */
  public Ended await() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the command does not end:\n" + output());
      }
      reader.join();
      return new Ended(process.exitValue(), output());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it like a power cut. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
        }
      }
    } catch (IOException ended) {
      // the process is gone
    }
  }
}
