package dev.trimtab.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server started from what was installed. Closing it stops it as systemd and Docker do. */
final class InstalledServer implements AutoCloseable {
  private static final String STARTED = "Trimtab listens on ";
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final CompletableFuture<String> url = new CompletableFuture<>();
  private final Thread reader;

  private InstalledServer(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /** Runs the command until the server says where it listens. */
  static InstalledServer start(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Shell.environment(builder, environment);
    try {
      InstalledServer server = new InstalledServer(builder.start());
      server.awaitStart();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A launcher's {@code serve} on a free port. */
  static InstalledServer serve(Path launcher, Path data) {
    return start(Map.of(), launcher.toString(), "serve", "--port", "0", "--data", data.toString());
  }

  String url() {
    return url.join();
  }

  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /** Its exit code after SIGTERM. */
  int stop() {
    process.toHandle().destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it does not end:\n" + output());
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitStart() {
    try {
      url.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException notStarted) {
      close();
      throw new IllegalStateException("the server did not start:\n" + output(), notStarted);
    } catch (InterruptedException e) {
      close();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
        }
        if (line.startsWith(STARTED)) {
          url.complete(line.substring(STARTED.length()));
        }
      }
    } catch (IOException ended) {
      url.completeExceptionally(ended);
    }
    url.completeExceptionally(new IllegalStateException("it ended"));
  }
}
