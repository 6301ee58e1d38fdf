package dev.trimtab.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches that are small on the wire and large in memory. */
class PackedBatchIT {
  private static final String BATCH = "/v1/outcomes/events/batch";
  private static final String EVENT =
      """
      {"domain":"d","event_type":"e","metric_type":"cost_usd","value":1}""";

  @Test
  void whatComesOutOfThePackageCounts() throws IOException {
    Map<String, String> little =
        Map.of(
            "TRIMTAB_BODIES_BATCH_BYTES", "100000",
            "TRIMTAB_BODIES_BYTES_IN_FLIGHT", "50000");
    try (ServerProcess server = ServerProcess.ephemeral(little)) {
      HttpCalls calls = packing(server);
      assertThat(send(calls, packed(49_000))).isEqualTo(200);
      assertThat(send(calls, packed(51_000))).isEqualTo(429);
      assertThat(send(calls, packed(49_000))).as("given back").isEqualTo(200);
    }
  }

  /** With its usual settings, and in the heap that it usually has. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void manyAtOnceDoNotUseTheMemoryUp(boolean areFull) throws Exception {
    try (ServerProcess server = ServerProcess.ephemeral(Map.of());
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpCalls[] tenants = {packing(server), packing(server), packing(server)};
      byte[] largest = areFull ? packedFull() : packed(16 * 1024 * 1024);
      List<Future<Integer>> answers =
          IntStream.range(0, 96)
              .mapToObj(i -> senders.submit(() -> send(tenants[i % tenants.length], largest)))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 429);
      }
      assertThat(send(tenants[0], largest)).isEqualTo(200);
    }
  }

  private static int send(HttpCalls calls, byte[] batch) {
    return calls.post(BATCH, "application/json", batch).status();
  }

  /** As many events as a batch may have, together almost as long as it may be. */
  private static byte[] packedFull() throws IOException {
    String metadata = ",\"metadata\":{\"text\":\"" + "x".repeat(1_550) + "\"}}";
    String event = EVENT.substring(0, EVENT.length() - 1) + metadata;
    return packed("[" + (event + ",").repeat(9_999) + event + "]");
  }

  private static HttpCalls packing(ServerProcess server) {
    return server
        .as(server.createKey("packing-" + UUID.randomUUID()))
        .with("Content-Encoding", "gzip");
  }

  /** One event, and blanks up to that many bytes. */
  private static byte[] packed(int bytes) throws IOException {
    return packed("[" + EVENT + " ".repeat(bytes - EVENT.length() - 2) + "]");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return packed.toByteArray();
  }
}
