package dev.trimtab.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.channels.Receiver;
import dev.trimtab.server.loops.Declines;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people should look at, what of it they know of, and who sees to it, as callers see it. */
class AlertsIT {
  private static final String ALERTS = "/v1/operations/alerts";
  private static final String SILENCES = "/v1/operations/silences";
  private static final String ROLLBACK =
      """
      name: rollback
      match: {metric_type: success_rate, domain: bot}
      trigger: change_point
      steps:
        - approve
        - verify
      """;

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension().with("TRIMTAB_OUTBOUND_PRIVATE_HOSTS", "127.0.0.1");

  private final String tenant = "alerts-" + UUID.randomUUID();
  private final HttpCalls acme = as("admin");
  private final Declines bot = new Declines(acme, "bot");

  private HttpCalls as(String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }

  private static JsonNode ok(HttpCalls.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode alert(String name) {
    for (JsonNode each : ok(acme.get(ALERTS))) {
      if (each.at("/labels/alertname").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no " + name + " in " + acme.get(ALERTS).body());
  }

  private String silence(String matchers) {
    String body =
        "{\"matchers\":%s,\"comment\":\"known\",\"ends_at\":\"%s\"}"
            .formatted(matchers, Instant.now().plusSeconds(3_600));
    HttpCalls.Answer answer = acme.post(SILENCES, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  @Test
  void aDeclineAndALoopThatWaitsAreFiring() {
    bot.template(ROLLBACK);
    bot.fall();
    String loop = bot.await("awaiting_approval").get("id").asText();

    JsonNode decline = alert("trimtab_regression");
    assertThat(decline.get("labels").findValue("domain").asText()).isEqualTo("bot");
    assertThat(decline.at("/labels/event_type").asText()).isEqualTo("run");
    assertThat(decline.at("/labels/metric_type").asText()).isEqualTo("success_rate");
    assertThat(decline.at("/labels/change_point").asText()).startsWith("cp_");
    assertThat(decline.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    assertThat(decline.get("status").toString())
        .isEqualTo("{\"state\":\"active\",\"silencedBy\":[],\"inhibitedBy\":[]}");
    assertThat(decline.get("state").asText()).isEqualTo("firing");
    assertThat(decline.at("/annotations/summary").asText())
        .isEqualTo("success_rate of run in bot has become worse");
    assertThat(Instant.parse(decline.get("startsAt").asText())).isBefore(Instant.now());
    assertThat(Instant.parse(decline.get("endsAt").asText())).isAfter(Instant.now());
    assertThat(decline.has("generatorURL")).as("nobody said how the server is reached").isFalse();
    assertThat(decline.get("acknowledged_by").isNull()).isTrue();

    JsonNode waiting = alert("trimtab_loop");
    assertThat(waiting.at("/labels/loop").asText()).isEqualTo(loop);
    assertThat(waiting.at("/annotations/summary").asText())
        .isEqualTo("rollback waits for an approval: success_rate of run in bot");

    assertThat(ok(acme.get(ALERTS + "?state=firing&domain=bot"))).hasSize(2);
    assertThat(ok(acme.get(ALERTS + "?limit=1"))).hasSize(1);
    for (String none : List.of("state=pending", "state=resolved", "domain=b", "silenced=true")) {
      assertThat(ok(acme.get(ALERTS + "?" + none))).as(none).isEmpty();
    }
  }

  @Test
  void aDeclineThatEndedIsResolvedAndALoopThatEndedIsNoAlert() {
    bot.template(ROLLBACK);
    bot.fall();
    String loop = bot.await("awaiting_approval").get("id").asText();
    JsonNode decline = alert("trimtab_regression");
    String path = ALERTS + "/" + decline.get("fingerprint").asText() + "/acknowledge";

    JsonNode seenTo = ok(acme.post(path, "{\"comment\":\"looking\"}"));
    assertThat(seenTo.get("acknowledged_by").asText()).isEqualTo("test");
    assertThat(seenTo.get("acknowledged_comment").asText()).isEqualTo("looking");
    assertThat(alert("trimtab_regression").get("acknowledged_at"))
        .isEqualTo(seenTo.get("acknowledged_at"));
    assertThat(seenTo.at("/status/state").asText()).as("it mutes nothing").isEqualTo("active");
    assertThat(acme.get("/v1/audit?action=alert.acknowledge").json()).hasSize(1);

    String point = decline.at("/labels/change_point").asText();
    ok(
        acme.post(
            "/v1/outcomes/change-points/" + point + "/feedback", "{\"verdict\":\"expected\"}"));
    JsonNode resolved = alert("trimtab_regression");
    assertThat(resolved.get("state").asText()).isEqualTo("resolved");
    assertThat(Instant.parse(resolved.get("endsAt").asText())).isBefore(Instant.now());
    assertThat(resolved.get("acknowledged_by").isNull()).as("it ends with the alert").isTrue();
    assertThat(acme.post(path, "{\"comment\":\"again\"}").status()).isEqualTo(409);
    assertThat(ok(acme.get(ALERTS + "?state=resolved&since=2999-01-01T00:00:00Z"))).isEmpty();

    assertThat(bot.say(loop, "cancel", "{}").status()).isEqualTo(200);
    assertThat(ok(acme.get(ALERTS + "?state=firing"))).isEmpty();
  }

  @Test
  void aSilencedAlertIsSuppressedUntilTheSilenceEnds() {
    bot.fall();
    Patience.await("an alert", () -> !acme.get(ALERTS).json().isEmpty());
    silence("[{\"name\":\"domain\",\"value\":\"other*\"}]");
    silence(
        "[{\"name\":\"domain\",\"value\":\"b*\"},{\"name\":\"template\",\"value\":\"rollback\"}]");
    assertThat(alert("trimtab_regression").at("/status/state").asText())
        .as("all of them must match")
        .isEqualTo("active");

    String id = silence("[{\"name\":\"domain\",\"value\":\"b*\"}]");
    JsonNode silenced = alert("trimtab_regression");
    assertThat(silenced.at("/status/state").asText()).isEqualTo("suppressed");
    assertThat(silenced.at("/status/silencedBy/0").asText()).isEqualTo(id);
    assertThat(silenced.get("state").asText()).isEqualTo("firing");
    assertThat(ok(acme.get(ALERTS + "?silenced=true"))).hasSize(1);
    assertThat(ok(acme.get(ALERTS + "?silenced=false"))).isEmpty();

    JsonNode ended = ok(acme.delete(SILENCES + "/" + id));
    assertThat(ended.get("status").asText()).isEqualTo("expired");
    assertThat(ok(acme.delete(SILENCES + "/" + id))).as("twice is once").isEqualTo(ended);
    assertThat(alert("trimtab_regression").at("/status/state").asText()).isEqualTo("active");
    assertThat(ok(acme.get(SILENCES))).hasSize(3);
    assertThat(ok(acme.get(SILENCES + "?status=expired"))).containsExactly(ended);
    assertThat(ok(acme.get(SILENCES + "?status=active"))).hasSize(2);
    assertThat(ok(acme.get(SILENCES + "/" + id))).isEqualTo(ended);
    assertThat(acme.get(SILENCES + "?limit=2").header("Link")).contains("cursor=");
    assertThat(acme.get("/v1/audit?action=silence.add").json()).hasSize(3);
    assertThat(acme.get("/v1/audit?action=silence.end").json()).hasSize(1);
  }

  @Test
  void messagesOfASilencedLoopAreNotSentButActionsAre() {
    try (Receiver receiver = new Receiver()) {
      String hook =
          "{\"kind\":\"webhook\",\"settings\":{\"url\":\"" + receiver.url("/hook") + "\"}}";
      assertThat(acme.put("/v1/improvements/channels/hook", hook).status()).isEqualTo(200);
      bot.template(
          """
          name: rollback
          match: {metric_type: success_rate, domain: bot}
          trigger: change_point
          steps:
            - notify: {channel: hook}
            - act:
                webhook:
                  channel: hook
                  name: roll back
                  inverse: {webhook: {channel: hook, name: undo}}
            - verify
          """);
      String silence = silence("[{\"name\":\"alertname\",\"value\":\"trimtab_loop\"}]");
      bot.fall();
      Patience.await("the action", () -> !receiver.got().isEmpty());

      JsonNode loop = bot.loop(acme.get(Declines.LOOPS).json().at("/0/id").asText());
      JsonNode message = loop.at("/detail/deliveries/0");
      assertThat(message.get("kind").asText()).isEqualTo("message");
      Patience.await(
          "the message is settled",
          () ->
              bot.loop(loop.get("id").asText())
                  .at("/detail/deliveries/0/status")
                  .asText()
                  .equals("delivered"));
      assertThat(bot.loop(loop.get("id").asText()).at("/detail/deliveries/0/answer").asText())
          .isEqualTo("not sent: silenced by " + silence);
      assertThat(receiver.got()).hasSize(1);
    }
  }

  @Test
  void anotherTenantSeesAndMutesNothingOfIt() {
    bot.fall();
    Patience.await("an alert", () -> !acme.get(ALERTS).json().isEmpty());
    String id = silence("[{\"name\":\"domain\",\"value\":\"nothing\"}]");
    String fingerprint = alert("trimtab_regression").get("fingerprint").asText();
    HttpCalls other = SERVER.server().as(SERVER.server().createKey("other-" + tenant, "admin"));

    assertThat(ok(other.get(ALERTS))).isEmpty();
    assertThat(ok(other.get(SILENCES))).isEmpty();
    assertThat(other.get(SILENCES + "/" + id).status()).isEqualTo(404);
    assertThat(other.delete(SILENCES + "/" + id).status()).isEqualTo(404);
    assertThat(
            other.post(ALERTS + "/" + fingerprint + "/acknowledge", "{\"comment\":\"x\"}").status())
        .isEqualTo(404);
    String all =
        "{\"matchers\":[{\"name\":\"domain\",\"value\":\"*\"}],\"comment\":\"x\",\"ends_at\":\"%s\"}"
            .formatted(Instant.now().plusSeconds(60));
    assertThat(other.post(SILENCES, all).status()).isEqualTo(201);
    assertThat(alert("trimtab_regression").at("/status/state").asText()).isEqualTo("active");
    assertThat(ok(acme.get(SILENCES + "/" + id)).get("status").asText()).isEqualTo("active");
  }

  @Test
  void whatIsWrongIsNamedAndWhoMayNotIsRefused() {
    assertThat(acme.get(ALERTS + "?state=x&silenced=x&since=x&limit=0&what=1").body())
        .contains("\"state\"", "\"silenced\"", "\"since\"", "\"limit\"", "\"what\"");
    assertThat(acme.get(SILENCES + "?status=x&limit=0&what=1").body())
        .contains("\"status\"", "\"limit\"", "\"what\"");
    assertThat(acme.post(SILENCES, "{}").body())
        .contains("/matchers", "/comment", "/ends_at", "is missing");
    assertThat(
            acme.post(
                    SILENCES,
                    """
                    {"matchers":[{"name":"a b","value":"x"},{"value":"x\\u0000","is_regex":true}],
                     "comment":"","ends_at":"2001-01-01T00:00:00Z","created_by":"me"}""")
                .body())
        .contains(
            "/matchers/0/name",
            "/matchers/1/name",
            "/matchers/1/value",
            "/matchers/1/is_regex",
            "/comment",
            "/ends_at",
            "must lie ahead",
            "/created_by");
    String far = "{\"matchers\":[],\"comment\":\"x\",\"ends_at\":\"2999-01-01T00:00:00Z\"}";
    assertThat(acme.post(SILENCES, far).body())
        .contains("/matchers", "must be 1 to 10", "must be at most 365 days ahead");
    assertThat(acme.post(ALERTS + "/none/acknowledge", "{}").body()).contains("/comment");
    assertThat(acme.post(ALERTS + "/none/acknowledge", "{\"comment\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(acme.get(SILENCES + "/none").status()).isEqualTo(404);

    HttpCalls reader = as("operations:read");
    assertThat(ok(reader.get(ALERTS))).isEmpty();
    assertThat(reader.post(SILENCES, far).body()).contains("operations:control");
    assertThat(reader.delete(SILENCES + "/none").status()).isEqualTo(403);
    assertThat(as("operations:control").get(ALERTS).status()).isEqualTo(403);
  }
}
