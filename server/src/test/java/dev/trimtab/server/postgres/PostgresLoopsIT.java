package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.loops.Declines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  }
}
