package dev.trimtab.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The packaged server in a process of its own, on a free port, started with the flags it is run
 * with in earnest. Closing it kills it.
 */
public final class ServerProcess implements AutoCloseable {
  /** The operator's key of every ephemeral server. */
  public static final String EPHEMERAL_KEY = "tt_ephemeral_test_key_do_not_use_in_production";

  private static final Path JAR = Path.of("target/trimtab.jar");
  private static final Path FLAGS = Path.of("jvm.options");
  private static final String STARTED = "Trimtab listens on ";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final CompletableFuture<URI> uri = new CompletableFuture<>();
  private final Optional<Path> data;
  private final Thread reader;

  private ServerProcess(Process process, Optional<Path> data) {
    this.process = process;
    this.data = data;
    this.reader = Thread.ofPlatform().daemon().name("server-output").start(this::read);
  }

  /** A server that keeps its data in that folder. */
  public static ServerProcess start(Path data, String... more) {
    return start(data, Map.of(), more);
  }

  /** A server that keeps its data in that folder, with environment variables of its own. */
  public static ServerProcess start(Path data, Map<String, String> environment, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
    arguments.addAll(List.of(more));
    return launch(Optional.of(data), environment, arguments).started();
  }

  /** A server that keeps nothing and takes {@link #EPHEMERAL_KEY}. */
  public static ServerProcess ephemeral(Map<String, String> environment) {
    return launch(Optional.empty(), environment, List.of("--ephemeral")).started();
  }

  /** How a start that fails ends: its exit code and everything it said. */
  public record Failure(int exitCode, String output) {}

  /** Starts a server that cannot start, and waits for its end. */
  public static Failure fail(Map<String, String> environment, String... arguments) {
    ServerProcess server = launch(Optional.empty(), environment, List.of(arguments));
    return new Failure(server.awaitExit(), server.output());
  }

  /** Where it listens. */
  public URI uri() {
    return uri.join();
  }

  /** The operator's key. */
  public String operatorKey() {
    return data.map(ServerProcess::adminKey).orElse(EPHEMERAL_KEY);
  }

  /** Calls the server with these credentials. */
  public HttpCalls as(String key) {
    return HttpCalls.to(uri()).with("X-API-Key", key);
  }

  /** Calls the server without credentials. */
  public HttpCalls anonymously() {
    return HttpCalls.to(uri());
  }

  /** A new key of that tenant that may do everything there. */
  public String createKey(String tenant) {
    return createKey(tenant, "admin");
  }

  /** A new key of that tenant with those scopes. */
  public String createKey(String tenant, String... scopes) {
    String body =
        """
        {"tenant_id": "%s", "name": "test", "scopes": ["%s"]}"""
            .formatted(tenant, String.join("\",\"", scopes));
    HttpCalls.Answer answer = as(operatorKey()).post("/v1/keys", body);
    if (answer.status() != 201) {
      throw new IllegalStateException("no key: " + answer);
    }
    return answer.json().get("key").textValue();
  }

  /** Its process, as the operating system numbers it. */
  public long pid() {
    return process.pid();
  }

  /** False once it has ended. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** Everything it has printed and logged so far. */
  public String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /** Ends it like a power cut. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /**
   * Asks it to end, and waits until it has; unlike the process, its handle keeps the output open.
   */
  public int terminate() {
    process.toHandle().destroy();
    return awaitExit();
  }

  @Override
  public void close() {
    kill();
  }

  /** How the program is run, with more flags for Java. */
  public static List<String> program(List<String> moreFlags, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(moreFlags);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static ServerProcess launch(
      Optional<Path> data, Map<String, String> environment, List<String> arguments) {
    List<String> command = program(RehearsedStart.flags(JAR), "serve");
    if (!arguments.contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRIMTAB_"));
    builder.environment().putAll(environment);
    try {
      return new ServerProcess(builder.start(), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> flags() {
    try {
      return Files.readAllLines(FLAGS).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerProcess started() {
    try {
      uri.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return this;
    } catch (ExecutionException | TimeoutException notStarted) {
      kill();
      throw new IllegalStateException("the server did not start:\n" + output(), notStarted);
    } catch (InterruptedException interrupted) {
      kill();
      throw new IllegalStateException(interrupted);
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (output) {
          output.add(line);
        }
        if (line.startsWith(STARTED)) {
          uri.complete(URI.create(line.substring(STARTED.length())));
        }
      }
      uri.completeExceptionally(new IllegalStateException("the server has ended"));
    } catch (IOException ended) {
      uri.completeExceptionally(ended);
    }
  }

  private int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the server does not end:\n" + output());
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static String adminKey(Path data) {
    try {
      return Files.readString(data.resolve("admin.key")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
