package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.loops.Declines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three servers on one database race for every loop: each decline opens one, and one request. */
class PostgresLoopsIT {
  private static final int BOTS = 6;

  private static final String TEMPLATE =
      """
      name: watch
      match: {metric_type: success_rate}
      trigger: change_point
      steps: [intake, approve, verify]
      verify: {settling: 0s, minimum_samples: 50}
      """;

  @TempDir private Path folder;
  private final TestDatabase database = TestPostgres.shared().makeDatabase();
  private final List<ServerProcess> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(ServerProcess::close);
  }

  @Test
  void eachDeclineOpensOneLoop() {
    for (String name : List.of("a", "b", "c")) {
      nodes.add(database.start(folder.resolve(name)));
    }
    String key = nodes.getFirst().createKey("acme");
    List<HttpCalls> calls = nodes.stream().map(node -> node.as(key)).toList();
    for (HttpCalls each : calls) {
      Patience.await("the key counts", () -> each.get("/v1/me").status() == 200);
    }
    new Declines(calls.getFirst(), "bot-0").template(TEMPLATE);
    for (int i = 0; i < BOTS; i++) {
      new Declines(calls.get(i % calls.size()), "bot-" + i).fall();
    }
    for (int i = 0; i < BOTS; i++) {
      Declines bot = new Declines(calls.get(i % calls.size()), "bot-" + i);
      String id = bot.await("awaiting_approval").get("id").asText();
      for (HttpCalls each : calls) {
        assertThat(each.get(Declines.LOOPS + "?domain=bot-" + i).json()).hasSize(1);
        assertThat(each.get("/v1/improvements/intakes?loop_id=" + id).json()).hasSize(1);
      }
      assertThat(bot.loop(id).at("/detail/record").findValuesAsText("number"))
          .containsExactly("1", "2", "3", "4");
    }
    eachSampleIsHeardOnce(calls);
  }

  /** All servers look at the same loop again and again, and agree on what they saw. */
  private static void eachSampleIsHeardOnce(List<HttpCalls> calls) {
    Declines bot = new Declines(calls.getFirst(), "bot-0");
    String id = bot.await("awaiting_approval").get("id").asText();
    bot.say(id, "approve", "{}");
    bot.await("verifying");
    try (ExecutorService lookers = Executors.newFixedThreadPool(2 * calls.size())) {
      for (int i = 0; i < 12; i++) {
        new Declines(calls.get(i % calls.size()), "bot-0", new SplittableRandom(i)).record(8, 0.95);
        for (HttpCalls each : calls) {
          lookers.execute(() -> each.post(Declines.LOOPS + "/" + id + "/verify", "{}"));
        }
      }
    }
    bot.await("improved");
    JsonNode first = bot.loop(id).at("/detail/verification");
    assertThat(first.get("samples").asInt()).isBetween(50, 96);
    for (HttpCalls each : calls) {
      JsonNode seen = each.get(Declines.LOOPS + "/" + id).json().at("/detail/verification");
      assertThat(seen).isEqualTo(first);
    }
  }
}
