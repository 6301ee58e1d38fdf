package dev.trimtab.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that stops reading costs the server nothing, and misses nothing. */
class SlowReaderIT {
  /** Some 45 MB on the wire: several times what the connection's buffers take. */
  private static final int BATCHES = 3;

  private static final int BATCH = 1_000;
  private static final int ALL = BATCHES * BATCH;
  private static final int SMALL_BUFFER = 16 * 1024;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path data;

  @Test
  void isWaitedForAndReadsOnFromTheStore() throws IOException {
    Map<String, String> environment = Map.of("TRIMTAB_STREAMS_STALL", "PT1H");
    try (ServerProcess server = ServerProcess.start(data, environment)) {
      String key = server.createKey("acme");
      HttpCalls acme = server.as(key);
      try (Socket slow = connect(server.uri(), key);
          StreamCall fast = StreamCall.open(acme, "")) {
        BufferedReader reader = reader(slow);
        assertThat(untilFirstId(reader)).isEqualTo("id: 0");
        record(acme);
        assertThat(fast.events(ALL).getLast().position()).isEqualTo(ALL);

        double toTheSlow = Metric.of(server, "trimtab_streams_events_total") - ALL;
        assertThat(toTheSlow).as("sent ahead of the slow reader").isLessThan(ALL / 2.0);
        for (int position = 1; position <= ALL; position++) {
          assertThat(untilFirstId(reader)).isEqualTo("id: " + position);
        }
      }
    }
  }

  @Test
  void isGivenUpAfterAWhileAndItsPlaceIsFree() throws IOException {
    Map<String, String> environment =
        Map.of("TRIMTAB_STREAMS_STALL", "PT0.5S", "TRIMTAB_STREAMS_PER_TENANT", "1");
    try (ServerProcess server = ServerProcess.start(data, environment)) {
      String key = server.createKey("acme");
      HttpCalls acme = server.as(key);
      record(acme);
      try (Socket slow = connect(server.uri(), key, "?after=0")) {
        BufferedReader reader = reader(slow);
        assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 OK");
        while (Metric.of(server, "trimtab_streams_open") > 0) {
          Thread.onSpinWait();
        }
        assertThat(idsUntilTheEnd(reader)).as("what the buffers held").isLessThan(ALL);
      }
      try (StreamCall again = StreamCall.open(acme, "?after=0")) {
        assertThat(again.events(ALL)).hasSize(ALL);
      }
    }
  }

  /** A stop is not held up by readers, be they idle or slow. */
  @Test
  void aStopEndsEveryStream() throws IOException {
    try (ServerProcess server = ServerProcess.start(data)) {
      String key = server.createKey("acme");
      HttpCalls acme = server.as(key);
      record(acme);
      try (Socket slow = connect(server.uri(), key, "?after=0");
          StreamCall idle = StreamCall.open(acme, "")) {
        assertThat(idle.next().position()).isEqualTo(ALL);
        assertThat(server.terminate()).as("SIGTERM").isEqualTo(143);
        idle.awaitEnd();
        assertThat(slow.isConnected()).isTrue();
      }
      assertThat(server.output())
          .contains("everything accepted is stored")
          .as("nothing was waited for in vain")
          .doesNotContain("Timed out");
    }
  }

  private static void record(HttpCalls calls) {
    for (int batch = 0; batch < BATCHES; batch++) {
      String events =
          IntStream.range(0, BATCH)
              .mapToObj(
                  i ->
                      """
                      {"domain":"bot","event_type":"answer","metric_type":"cost_usd","value":1,\
                      "metadata":{"text":"%s"}}"""
                          .formatted("x".repeat(15_000)))
              .collect(Collectors.joining("\n"));
      HttpCalls lines = calls.with("Content-Type", "application/x-ndjson");
      assertThat(lines.post("/v1/outcomes/events/batch", events).status()).isEqualTo(200);
    }
  }

  private static Socket connect(URI server, String key) throws IOException {
    return connect(server, key, "");
  }

  /** With a receive buffer that takes little, so that the sender soon notices. */
  private static Socket connect(URI server, String key, String query) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    String request =
        "GET /v1/outcomes/stream%s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n\r\n"
            .formatted(query, key);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** A connection that is broken off may end like any other, or with an error. */
  private static long idsUntilTheEnd(BufferedReader reader) {
    long ids = 0;
    try {
      while (true) {
        untilFirstId(reader);
        ids++;
      }
    } catch (IOException ended) {
      return ids;
    }
  }

  /**
   * Passes over headers, the lengths of chunks, and data; an id of the sign of life comes twice.
   */
  private static String untilFirstId(BufferedReader reader) throws IOException {
    boolean isSignOfLife = false;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("id: ") && !isSignOfLife) {
        return line;
      }
      isSignOfLife = line.startsWith(":");
    }
    throw new IOException("the stream has ended");
  }
}
