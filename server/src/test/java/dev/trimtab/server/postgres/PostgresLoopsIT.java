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
    List<String> loops = new ArrayList<>();
    for (int i = 0; i < BOTS; i++) {
      Declines bot = new Declines(calls.getFirst(), "bot-" + i);
      loops.add(bot.await("awaiting_approval").get("id").asText());
      bot.say(loops.getLast(), "approve", "{}");
      bot.await("verifying");
    }
    try (ExecutorService lookers = Executors.newFixedThreadPool(2 * calls.size())) {
      for (int round = 0; round < 12; round++) {
        for (int i = 0; i < BOTS; i++) {
          HttpCalls node = calls.get((round + i) % calls.size());
          new Declines(node, "bot-" + i, new SplittableRandom(round)).record(8, 0.95);
          String look = Declines.LOOPS + "/" + loops.get(i) + "/verify";
          calls.forEach(each -> lookers.execute(() -> each.post(look, "{}")));
        }
      }
    }
    for (int i = 0; i < BOTS; i++) {
      Declines bot = new Declines(calls.getFirst(), "bot-" + i);
      bot.await("improved");
      JsonNode first = bot.loop(loops.get(i)).at("/detail/verification");
      assertThat(first.get("samples").asInt()).isBetween(50, 96);
      for (HttpCalls each : calls) {
        assertThat(new Declines(each, "bot-" + i).loop(loops.get(i)).at("/detail/verification"))
            .isEqualTo(first);
      }
    }
    eachVerdictIsRecordedOnce(calls, loops);
  }

  private static void eachVerdictIsRecordedOnce(List<HttpCalls> calls, List<String> loops) {
    List<String> verdicts = loops.stream().map(id -> id + "_verdict").toList();
    String recorded = "/v1/outcomes/events?domain=trimtab%2Floops";
    Patience.await(
        "what became of each loop",
        () -> calls.getFirst().get(recorded).json().size() >= verdicts.size());
    for (HttpCalls each : calls) {
      assertThat(each.get(recorded).json().findValuesAsText("id"))
          .containsExactlyInAnyOrderElementsOf(verdicts);
      assertThat(each.get("/v1/improvements/lessons").json()).hasSize(BOTS);
      assertThat(each.get("/v1/outcomes/dashboard?domain=trimtab%2Floops").body())
          .contains("\"total_events\":" + BOTS);
    }
  }
}
