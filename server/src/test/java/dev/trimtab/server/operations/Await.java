package dev.trimtab.server.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Waits for what a process comes to, as long as it takes. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Await() {}

  /** The newest process of the caller's tenant, when it is so. */
  public static JsonNode newest(HttpCalls calls, Predicate<JsonNode> isSo) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      JsonNode processes = calls.get("/v1/operations/processes?limit=1").json();
      if (processes.size() == 1 && isSo.test(processes.get(0))) {
        return processes.get(0);
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it does not come to that: " + processes);
      }
      pause();
    }
  }

  /** The same, when it has that status. */
  public static JsonNode newest(HttpCalls calls, String status) {
    return newest(calls, process -> process.get("status").asText().equals(status));
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
