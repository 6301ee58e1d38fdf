package dev.trimtab.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server as {@code ./trimtab serve} starts it, with default settings unless others are given, in
 * a process of its own.
 */
final class ServerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 2;
  private static final String LOG = "server.log";
  private static final int LOG_LINES = 20;
  private static final String TENANT = "bench";

  private final Process process;
  private final InetSocketAddress address;
  private final Path data;
  private final Duration untilFirstAnswer;

  private ServerProcess(
      Process process, InetSocketAddress address, Path data, Duration untilFirstAnswer) {
    this.process = process;
    this.address = address;
    this.data = data;
    this.untilFirstAnswer = untilFirstAnswer;
  }

  /**
   * Starts a server and returns when it has answered its first request.
   *
   * @param settings environment variables, such as {@code TRIMTAB_HTTP_NOOP_ROUTE}
   */
  static ServerProcess start(Program program, Path data, Map<String, String> settings) {
    try {
      Files.createDirectories(data);
      InetSocketAddress address = freePort();
      List<String> command = new ArrayList<>(program.command());
      command.addAll(List.of("serve", "--port", "" + address.getPort(), "--data", data.toString()));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(settings);
      builder.redirectErrorStream(true).redirectOutput(data.resolve(LOG).toFile());
      long start = System.nanoTime();
      Process process = builder.start();
      awaitAnswer(process, address, data);
      return new ServerProcess(process, address, data, Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Generator generator() {
    return new Generator(address);
  }

  InetSocketAddress address() {
    return address;
  }

  /** From the start of the process to the end of the first answer. */
  Duration untilFirstAnswer() {
    return untilFirstAnswer;
  }

  ProcessUsage usage() {
    return new ProcessUsage(process.pid());
  }

  /** A new key of the tenant that is measured, which may read and write outcomes. */
  String key() {
    return key(TENANT);
  }

  /** The same, of another tenant. */
  String key(String tenant) {
    String body =
        """
        {"tenant_id": "%s", "name": "load", "scopes": ["outcomes:read", "outcomes:write"]}
        """
            .formatted(tenant);
    try (HttpClient client = HttpClient.newHttpClient()) {
      String operatorKey = Files.readString(data.resolve("admin.key")).strip();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + "/v1/keys"))
              .header("Authorization", "Bearer " + operatorKey)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new IllegalStateException("no key was made: " + answer.body());
      }
      return new ObjectMapper().readTree(answer.body()).get("key").asText();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Stops the server as an operator would, and waits for its end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("the server did not stop within " + STOP_LIMIT);
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static InetSocketAddress freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  private static void awaitAnswer(Process process, InetSocketAddress address, Path data)
      throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers(address)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "the server gives no good answer; the end of its log:\n" + endOf(data.resolve(LOG)));
      }
      pause();
    }
  }

  /** A socket of its own, without the time an HTTP client takes to come up. */
  private static boolean answers(InetSocketAddress address) {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /v1/outcomes/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.startsWith("HTTP/1.1 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String endOf(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
