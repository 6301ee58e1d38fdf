package dev.trimtab.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What waits for its commit while the store is held up: bounded for each tenant, and never lost.
 */
class QueueIT {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String EVENT =
      """
      {"domain":"d","event_type":"e","metric_type":"cost_usd","value":1}""";

  @TempDir private Path data;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void aFullQueueIs429AndItsTenantsAlone() throws Exception {
    Map<String, String> small = Map.of("TRIMTAB_INGEST_TENANT_QUEUE_EVENTS", "5");
    try (ServerProcess server = ServerProcess.start(data, small)) {
      HttpCalls loud = server.as(server.createKey("loud"));
      HttpCalls quiet = server.as(server.createKey("quiet"));
      List<CompletableFuture<Answer>> flood;
      CompletableFuture<Answer> other;
      try (WriteLock _ = WriteLock.of(data)) {
        flood = send(loud, 30);
        Patience.await("a queue that is full", () -> count(flood, 429) > 0);
        other = send(quiet, 1).getFirst();
      }
      assertThat(other.join().status()).isEqualTo(201);
      flood.forEach(CompletableFuture::join);
      assertThat(count(flood, 201)).isPositive();
      assertThat(count(flood, 201) + count(flood, 429)).isEqualTo(flood.size());
      assertThat(loud.post(EVENTS, EVENT).status()).as("afterwards").isEqualTo(201);
      assertThat(loud.get(EVENTS).json()).hasSize((int) count(flood, 201) + 1);
      assertSaidPlainly(flood);
    }
  }

  @Test
  void whatWaitsAtTheEndIsStoredAndAnswered() throws Exception {
    String key;
    try (ServerProcess server = ServerProcess.start(data)) {
      key = server.createKey("acme");
      List<CompletableFuture<Answer>> waiting;
      CompletableFuture<Integer> end;
      try (WriteLock _ = WriteLock.of(data)) {
        waiting = send(server.as(key), 20);
        Patience.await("all of them under way", () -> underWay(server) > waiting.size());
        end = CompletableFuture.supplyAsync(server::terminate, threads);
        Patience.await("the end has begun", () -> hasBegunToEnd(server));
      }
      assertThat(waiting).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(201));
      assertThat(end.join()).isEqualTo(143);
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      assertThat(server.as(key).get(EVENTS).json()).hasSize(20);
    }
  }

  private List<CompletableFuture<Answer>> send(HttpCalls calls, int events) {
    return IntStream.range(0, events)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> calls.post(EVENTS, EVENT), threads))
        .toList();
  }

  private static long count(List<CompletableFuture<Answer>> answers, int status) {
    return answers.stream()
        .filter(answer -> answer.isDone() && answer.join().status() == status)
        .count();
  }

  private static void assertSaidPlainly(List<CompletableFuture<Answer>> answers) {
    Answer refused =
        answers.stream()
            .map(CompletableFuture::join)
            .filter(answer -> answer.status() == 429)
            .findAny()
            .orElseThrow();
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.json().get("detail").textValue()).contains("nothing was stored");
  }

  /** The call that asks included. */
  private static double underWay(ServerProcess server) {
    return server
        .anonymously()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("http_server_active_requests"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** From then on the server closes every connection behind its answer. */
  private static boolean hasBegunToEnd(ServerProcess server) {
    try {
      return "close".equals(server.anonymously().get("/v1/outcomes/health").header("Connection"));
    } catch (UncheckedIOException ended) {
      return true;
    }
  }
}
