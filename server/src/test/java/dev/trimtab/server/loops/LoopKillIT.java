package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.channels.Receiver;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real server at every stage of a loop, at moments that a seed decides: the loop comes to
 * its verdict all the same, its record has no gap, and whoever was asked to act can tell a
 * repetition by its id.
 */
class LoopKillIT {
  private static final long SEED = Long.getLong("trimtab.kill.seed", 1);

  private static final Map<String, String> SETTINGS =
      Map.of("TRIMTAB_OUTBOUND_PRIVATE_HOSTS", "127.0.0.1", "TRIMTAB_LOOPS_CLAIM", "2s");

  private static final String TEMPLATE =
      """
      name: rollback
      match: {metric_type: success_rate}
      trigger: change_point
      steps:
        - intake
        - notify: {channel: hook}
        - approve
        - act:
            webhook:
              channel: hook
              name: roll back
              inverse: {webhook: {channel: hook, name: roll forward}}
        - notify: {channel: hook, when: end}
        - verify
      verify: {settling: 0s, minimum_samples: 50}
      """;

  @TempDir Path data;
  private final Random random = new Random(SEED);
  private final Receiver receiver = new Receiver();
  private String key;

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aLoopComesToItsVerdictHoweverOftenTheServerDies() {
    whileAlive(this::begin);
    String id = approve();
    whileAlive(bot -> Patience.await("the call to act", () -> calls("loop.action") > 0));
    whileAlive(bot -> bot.await("verifying"));
    whileAlive(bot -> bot.record(90, 0.95));
    whileAlive(bot -> {});
    try (ServerProcess server = start()) {
      Declines bot = bot(server);
      bot.await("improved");
      Patience.await("the last message", () -> calls("loop.message") >= 2);
      Patience.await("what became of it", () -> !statuses(bot.loop(id)).contains("waiting"));
      check(bot, id);
    }
  }

  private void begin(Declines bot) {
    HttpCalls.Answer channel =
        bot.calls()
            .put(
                "/v1/improvements/channels/hook",
                "{\"kind\":\"webhook\",\"settings\":{\"url\":\"" + receiver.url("/hook") + "\"}}");
    assertThat(channel.status()).as(channel.body()).isEqualTo(200);
    bot.template(TEMPLATE);
    bot.fall();
  }

  /** Says yes until it is known to have been heard; the server dies while it listens. */
  private String approve() {
    String[] id = new String[1];
    whileAlive(bot -> id[0] = bot.await("awaiting_approval").get("id").asText());
    whileAlive(
        bot -> {
          bot.record(60, 0.5);
          Thread.ofVirtual().start(() -> say(bot, id[0]));
        });
    try (ServerProcess server = start()) {
      say(bot(server), id[0]);
      assertThat(bot(server).loop(id[0]).get("state").asText()).isNotEqualTo("awaiting_approval");
    }
    return id[0];
  }

  private static void say(Declines bot, String id) {
    try {
      bot.say(id, "approve", "{}");
    } catch (UncheckedIOException died) {
      // said again after the next start
    }
  }

  private void check(Declines bot, String id) {
    JsonNode loop = bot.loop(id);
    List<Integer> numbers =
        loop.at("/detail/record").findValues("number").stream().map(JsonNode::asInt).toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    assertThat(receiver.got().stream().map(got -> got.header("webhook-id")).distinct())
        .containsExactlyInAnyOrder(id + "_step_1", id + "_step_3", id + "_end_4");
    assertThat(statuses(loop)).containsOnly("delivered").hasSize(4);
    JsonNode recorded = bot.calls().get("/v1/outcomes/events?domain=trimtab%2Floops").json();
    assertThat(recorded.findValuesAsText("id")).containsExactly(id + "_verdict");
    assertThat(recorded.at("/0/value").asDouble()).isEqualTo(1);
    assertThat(bot.calls().get("/v1/improvements/intakes").json()).hasSize(1);
    assertThat(bot.calls().get("/v1/improvements/lessons").json()).hasSize(1);
  }

  private static List<String> statuses(JsonNode loop) {
    return loop.at("/detail/deliveries").findValuesAsText("status");
  }

  private long calls(String type) {
    return receiver.got().stream()
        .filter(got -> got.json().get("type").asText().equals(type))
        .count();
  }

  private void whileAlive(Consumer<Declines> work) {
    try (ServerProcess server = start()) {
      work.accept(bot(server));
      Thread.sleep(random.nextInt(400));
      server.kill();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private ServerProcess start() {
    return ServerProcess.start(data, SETTINGS);
  }

  private Declines bot(ServerProcess server) {
    if (key == null) {
      key = server.createKey("acme");
    }
    return new Declines(server.as(key), "bot");
  }
}
