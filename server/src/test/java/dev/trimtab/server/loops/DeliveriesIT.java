package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.channels.Receiver;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What loops send: what is refused lies where one can see it, and can be sent again. */
class DeliveriesIT {
  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension().with("TRIMTAB_OUTBOUND_PRIVATE_HOSTS", "127.0.0.1");

  private static final String DEAD = "/v1/improvements/deliveries";

  private static final String TEMPLATE =
      """
      name: watch
      match: {metric_type: success_rate}
      trigger: manual
      steps:
        - notify: {channel: hook, text: Look at this.}
        - approve
        - act: {webhook: {channel: hook, name: roll back, parameters: {to: v41}}}
        - verify
      """;

  private final HttpCalls calls =
      SERVER.server().as(SERVER.server().createKey("sent-" + UUID.randomUUID(), "admin"));
  private final Receiver receiver = new Receiver();
  private final Declines bot = new Declines(calls, "bot");

  @BeforeEach
  void prepare() {
    String channel =
        "{\"kind\":\"webhook\",\"settings\":{\"url\":\"" + receiver.url("/hook") + "\"}}";
    assertThat(calls.put("/v1/improvements/channels/hook", channel).status()).isEqualTo(200);
    bot.template(TEMPLATE);
    bot.record(5, 1);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private String open() {
    String body =
        """
        {"template":"watch","domain":"bot","event_type":"run","metric_type":"success_rate",
         "why":"a test"}""";
    String id = calls.post(Declines.LOOPS, body).json().get("id").asText();
    bot.await("awaiting_approval");
    return id;
  }

  @Test
  void whatIsRefusedCanBeSeenAndSentAgain() {
    receiver.answers(Receiver.Answer.of(400));
    String id = open();
    Patience.await("a dead letter", () -> !calls.get(DEAD).json().isEmpty());
    JsonNode dead = calls.get(DEAD).json().get(0);
    assertThat(dead.get("loop").asText()).isEqualTo(id);
    assertThat(dead.get("answer").asText()).contains("400");
    assertThat(bot.loop(id).at("/detail/record").findValuesAsText("why"))
        .anyMatch(why -> why.startsWith("channel hook could not be told"));

    String path = DEAD + "/" + dead.get("id").asText() + "/resend";
    assertThat(calls.post(path).status()).isEqualTo(204);
    Patience.await("it is sent", () -> receiver.got().size() == 2);
    assertThat(receiver.got().stream().map(got -> got.header("webhook-id")).distinct()).hasSize(1);
    Patience.await("nothing is dead", () -> calls.get(DEAD).json().isEmpty());
    assertThat(calls.post(path).status()).as("it was delivered").isEqualTo(404);
    assertThat(calls.get("/v1/audit?action=delivery.resend").json()).hasSize(1);
  }

  @Test
  void anActionIsAskedForWithItsNameAndADeadOneEscalates() {
    String id = open();
    Patience.await("the message", () -> receiver.got().size() == 1);
    assertThat(receiver.last().text()).contains("Look at this.");
    receiver.answers(Receiver.Answer.of(410));
    bot.say(id, "approve", "{}");
    Patience.await("the call", () -> receiver.got().size() == 2);
    JsonNode action = receiver.last().json();
    assertThat(action.get("type").asText()).isEqualTo("loop.action");
    assertThat(action.at("/data/action/name").asText()).isEqualTo("roll back");
    assertThat(action.at("/data/action/parameters/to").asText()).isEqualTo("v41");
    bot.await("escalated");

    String path = DEAD + "/" + id + "_step_2/resend";
    assertThat(calls.post(path).status()).isEqualTo(204);
    Patience.await("it is given up again", () -> !calls.get(DEAD).json().isEmpty());
    assertThat(receiver.got()).as("of a loop that has gone on nothing is sent").hasSize(2);
  }
}
