package dev.trimtab.server.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that stops in the middle of its body, until it is told to go on. */
final class HangingClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final String rest;

  /** Sends the head and the first part of the body. */
  HangingClient(URI server, String key, String path, String first, String rest) {
    this.socket = connect(server);
    this.rest = rest;
    send(
        """
        POST %s HTTP/1.1\r
        Host: test\r
        X-API-Key: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        Connection: close\r
        \r
        %s"""
            .formatted(path, key, first.length() + rest.length(), first));
  }

  /** Sends the rest; the first line of the answer. */
  String finish() throws IOException {
    send(rest);
    socket.setSoTimeout(PATIENCE_MILLIS);
    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return answer.lines().findFirst().orElse("");
  }

  private static Socket connect(URI server) {
    try {
      return new Socket(server.getHost(), server.getPort());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException brokenOff) {
      throw new UncheckedIOException(brokenOff);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
