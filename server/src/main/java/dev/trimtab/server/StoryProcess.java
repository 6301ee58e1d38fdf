package dev.trimtab.server;

import dev.trimtab.cli.demo.StoryServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server in a child process, started as this one was: with the same Java and the same flags. */
final class StoryProcess implements StoryServer {
  private static final String KEY_FILE = "admin.key";
  private static final String STARTED = "Trimtab listens on ";

  private final Path data;
  private final String command;
  private final int port;
  private @Nullable Process process;

  /**
   * A server that is not started yet.
   *
   * @param command this program's argument that names what it does
   * @param port to listen on, 0 for any that is free
   */
  StoryProcess(Path data, String command, int port) {
    this.data = data;
    this.command = command;
    this.port = port;
  }

  @Override
  public URI start() {
    List<String> arguments = new ArrayList<>(program());
    arguments.addAll(List.of("serve", "--data", data.toString(), "--port", String.valueOf(port)));
    ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
    builder.environment().put("TRIMTAB_OUTBOUND_PRIVATE_HOSTS", "127.0.0.1");
    builder.environment().put("QUARKUS_LOG_LEVEL", "WARN");
    try {
      Process started = builder.start();
      process = started;
      return address(started);
    } catch (IOException failed) {
      throw new UncheckedIOException("the server of the story does not start", failed);
    }
  }

  /** The command line of this process up to the argument that says what it does. */
  private List<String> program() {
    ProcessHandle.Info own = ProcessHandle.current().info();
    String[] arguments = own.arguments().orElse(new String[0]);
    int end = Arrays.asList(arguments).indexOf(command);
    List<String> program = new ArrayList<>();
    program.add(own.command().orElseThrow());
    program.addAll(Arrays.asList(arguments).subList(0, Math.max(0, end)));
    return program;
  }

  /** What it says after that is read on, so that it never waits for a reader. */
  private static URI address(Process started) throws IOException {
    BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line = output.readLine();
    while (line != null && !line.startsWith(STARTED)) {
      said.append(line).append('\n');
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("it ended: " + said);
    }
    Thread.ofVirtual().start(() -> output.lines().forEach(each -> {}));
    return URI.create(line.substring(STARTED.length()).strip());
  }

  @Override
  public void kill() {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroyForcibly();
    try {
      running.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String operatorKey() {
    try {
      return Files.readString(data.resolve(KEY_FILE)).strip();
    } catch (IOException gone) {
      throw new UncheckedIOException("the operator's key of the story is gone", gone);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
