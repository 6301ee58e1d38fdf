package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerExtension;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a decline over an approval and an action to a verdict, as callers see it. */
class LoopsIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private static final String ROLLBACK =
      """
      name: rollback
      match: {metric_type: success_rate, domain: bot}
      trigger: change_point
      steps:
        - intake: {urgency: high}
        - approve: {by: [test]}
        - act: {people: {instructions: Roll back., inverse: {people: {instructions: Forward.}}}}
        - verify
      verify: {settling: 0s, minimum_samples: 50}
      """;

  private final String tenant = "loops-" + UUID.randomUUID();
  private final HttpCalls calls = SERVER.server().as(SERVER.server().createKey(tenant, "admin"));
  private final Declines bot = new Declines(calls, "bot");

  @Test
  void aDeclineIsMendedAfterAYesAndTheRecordSaysSo() {
    bot.template(ROLLBACK);
    bot.fall();
    String id = bot.await("awaiting_approval").get("id").asText();
    assertThat(calls.get("/v1/outcomes/dashboard").json().at("/open_loops/0/id").asText())
        .isEqualTo(id);
    assertThat(bot.say(id, "actions", "{\"status\":\"done\"}").status()).isEqualTo(409);

    assertThat(bot.say(id, "approve", "{\"note\":\"go\"}").json().get("state").asText())
        .isEqualTo("acting");
    bot.record(60, 0.5);
    JsonNode verifying = bot.say(id, "actions", "{\"status\":\"done\"}").json();
    assertThat(verifying.get("state").asText()).isEqualTo("verifying");
    assertThat(verifying.get("claim").isNull()).as("before the verdict").isTrue();
    bot.record(60, 0.95);
    Patience.await("a verdict", () -> !bot.loop(id).get("verdict").isNull());

    JsonNode loop = bot.loop(id);
    assertThat(loop.get("state").asText()).isEqualTo("improved");
    assertThat(loop.at("/cause/change_point").asText()).startsWith("cp_");
    assertThat(loop.at("/detail/verification/verdict").asText()).isEqualTo("improved");
    assertThat(loop.at("/detail/verification/causal").asBoolean()).isFalse();
    assertThat(loop.at("/detail/verification/looks")).isNotEmpty();
    assertThat(loop.at("/claim/number").asLong()).isEqualTo(1);
    assertThat(loop.at("/claim/error").asDouble()).isEqualTo(0.05);
    double enough = 1 / loop.at("/claim/level").asDouble();
    assertThat(enough).isBetween(52.2, 52.3);
    assertThat(loop.at("/claim/evidence").asDouble()).isGreaterThan(32);
    assertThat(loop.at("/claim/stands").asBoolean())
        .isEqualTo(loop.at("/claim/evidence").asDouble() >= enough);
    assertThat(calls.get("/v1/improvements/loops").json().at("/0/claim"))
        .isEqualTo(loop.get("claim"));
    assertThat(loop.at("/detail/record").findValuesAsText("by")).contains("trimtab", "test");
    assertThat(calls.get("/v1/outcomes/dashboard").json().get("open_loops")).isEmpty();
    assertThat(calls.get("/v1/audit?action=loop.approve").json()).hasSize(1);
    theVerdictIsAnOutcome(id);
  }

  private void theVerdictIsAnOutcome(String id) {
    String own = "/v1/outcomes/events?domain=trimtab%2Floops";
    Patience.await("the verdict among the outcomes", () -> !calls.get(own).json().isEmpty());
    JsonNode event = calls.get(own).json().get(0);
    assertThat(event.get("id").asText()).isEqualTo(id + "_verdict");
    assertThat(event.get("event_type").asText()).isEqualTo("rollback");
    assertThat(event.get("value").asDouble()).isEqualTo(1);
    assertThat(event.get("occurred_at")).isEqualTo(bot.loop(id).get("ended_at"));
    assertThat(event.at("/metadata/loop").asText()).isEqualTo(id);
    assertThat(event.at("/metadata/verdict").asText()).isEqualTo("improved");
    assertThat(event.at("/metadata/domain").asText()).isEqualTo("bot");
  }

  @Test
  void whoMayApproveIsSaidByScopesAndByTheTemplate() {
    bot.template(ROLLBACK.replace("[test]", "[ana]"));
    bot.fall();
    String id = bot.await("awaiting_approval").get("id").asText();
    HttpCalls.Answer notNamed = bot.say(id, "approve", "{}");
    assertThat(notNamed.status()).isEqualTo(403);
    assertThat(notNamed.body()).contains("only ana may approve this, not test");
    HttpCalls writer = SERVER.server().as(SERVER.server().createKey(tenant, "improvements:write"));
    HttpCalls.Answer scope = writer.post(Declines.LOOPS + "/" + id + "/approve", "{}");
    assertThat(scope.status()).isEqualTo(403);
    assertThat(scope.body()).contains("improvements:approve");

    assertThat(bot.say(id, "notes", "{\"note\":\"looking\"}").status()).isEqualTo(200);
    assertThat(bot.say(id, "cancel", "{\"note\":\"known\"}").json().get("state").asText())
        .isEqualTo("cancelled");
    assertThat(bot.say(id, "cancel", "{}").status()).isEqualTo(409);
  }

  @Test
  void aWordOnAStepIsHeardOnce() {
    bot.template(
        ROLLBACK.replace(
            "  - verify\n", "  - act: {people: {instructions: Tell the team.}}\n  - verify\n"));
    bot.fall();
    String id = bot.await("awaiting_approval").get("id").asText();
    bot.say(id, "approve?step=1", "{}");
    assertThat(bot.say(id, "approve?step=1", "{}").status()).as("once more").isEqualTo(200);
    JsonNode second = bot.say(id, "actions?step=2", "{\"status\":\"done\"}").json();
    assertThat(second.get("step").asInt()).isEqualTo(3);
    JsonNode again = bot.say(id, "actions?step=2", "{\"status\":\"done\"}").json();
    assertThat(again.get("step").asInt()).as("the first is said to be done again").isEqualTo(3);
    assertThat(again.get("state").asText()).isEqualTo("acting");
    assertThat(bot.say(id, "actions?step=x", "{\"status\":\"done\"}").body()).contains("step");
  }

  @Test
  void whoMayNotApproveStoresNoTemplateThatActsUnasked() {
    HttpCalls writer =
        SERVER
            .server()
            .as(SERVER.server().createKey(tenant, "improvements:read", "improvements:write"));
    String webhook =
        """
        name: unasked
        match: {metric_type: success_rate}
        trigger: change_point
        steps:
          - approve: {at_timeout: escalate}
          - act: {webhook: {channel: hook, name: go}}
          - verify
        """;
    for (String unasked :
        new String[] {
          webhook.replace("  - approve: {at_timeout: escalate}\n", ""),
          webhook.replace("escalate", "approve")
        }) {
      HttpCalls.Answer refused =
          writer.put("/v1/improvements/templates/unasked", "application/yaml", unasked);
      assertThat(refused.status()).as(refused.body()).isEqualTo(403);
      assertThat(refused.body()).contains("improvements:approve");
    }
    assertThat(
            writer.put("/v1/improvements/templates/unasked", "application/yaml", webhook).status())
        .isEqualTo(200);
  }

  @Test
  void nobodySeesTheLoopsOfAnotherTenant() {
    bot.template(ROLLBACK);
    bot.fall();
    String id = bot.await("awaiting_approval").get("id").asText();
    HttpCalls other =
        SERVER.server().as(SERVER.server().createKey("other-" + UUID.randomUUID(), "admin"));

    assertThat(other.get(Declines.LOOPS).json()).isEmpty();
    assertThat(other.get("/v1/improvements/templates").json()).isEmpty();
    assertThat(other.get("/v1/improvements/templates/rollback").status()).isEqualTo(404);
    assertThat(other.get(Declines.LOOPS + "/" + id).status()).isEqualTo(404);
    for (String what : new String[] {"approve", "reject", "cancel", "notes", "verify"}) {
      String body = what.equals("notes") ? "{\"note\":\"x\"}" : "{}";
      assertThat(other.post(Declines.LOOPS + "/" + id + "/" + what, body).status())
          .as(what)
          .isEqualTo(404);
    }
    assertThat(bot.loop(id).get("state").asText()).isEqualTo("awaiting_approval");
  }

  @Test
  void aLoopIsOpenedByHandOnceAtATime() {
    bot.template(ROLLBACK.replace("trigger: change_point", "trigger: manual"));
    String body =
        """
        {"template":"rollback","domain":"bot","event_type":"run","metric_type":"success_rate",
         "why":"a new prompt"}""";
    assertThat(calls.post(Declines.LOOPS, body).body()).contains("nothing was ever recorded in it");
    bot.record(5, 1);
    HttpCalls.Answer opened = calls.post(Declines.LOOPS, body);
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    assertThat(opened.json().at("/cause/by").asText()).isEqualTo("test");
    assertThat(calls.post(Declines.LOOPS, body).status()).isEqualTo(409);
    HttpCalls.Answer elsewhere = calls.post(Declines.LOOPS, body.replace("\"bot\"", "\"other\""));
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(elsewhere.body()).contains("/template", "is not for this series");
    assertThat(calls.get("/v1/audit?action=loop.open").json()).hasSize(1);
  }

  @Test
  void whatIsWrongIsNamed() {
    HttpCalls yaml = calls.with("Content-Type", "application/yaml");
    HttpCalls.Answer broken =
        yaml.post("/v1/improvements/templates", "name: x\nmatch: {metric_type: no}\n");
    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.body()).contains("/match/metric_type", "line 2, column 22");
    assertThat(yaml.post("/v1/improvements/templates", "\"").status()).isEqualTo(422);
    assertThat(yaml.post("/v1/improvements/templates", "x".repeat(70_000)).status()).isEqualTo(413);
    assertThat(calls.get(Declines.LOOPS + "?state=asleep").body()).contains("awaiting_approval");
    assertThat(calls.get(Declines.LOOPS + "/none").status()).isEqualTo(404);
    HttpCalls.Answer open = calls.post(Declines.LOOPS, "{\"template\":1,\"more\":2}");
    assertThat(open.status()).isEqualTo(422);
    assertThat(open.body()).contains("/template", "/domain", "/metric_type", "/why", "/more");
  }

  @Test
  void templatesAreVersionedAndReplayedOnWhatIsStored() {
    bot.template(ROLLBACK);
    bot.fall();
    HttpCalls.Answer again =
        calls.with("Content-Type", "application/yaml").post("/v1/improvements/templates", ROLLBACK);
    assertThat(again.status()).isEqualTo(409);
    JsonNode second =
        put(ROLLBACK.replace("name: rollback", "name: rollback\ndescription: It rolls back."))
            .json();
    assertThat(second.get("version").asInt()).isEqualTo(2);
    assertThat(put(ROLLBACK.replace("rollback", "other")).body()).contains("/name");
    assertThat(second.get("canonical").asText()).contains("on_undecided: close");

    String versions = "/v1/improvements/templates/rollback/versions";
    assertThat(calls.get(versions).json().findValuesAsText("version")).containsExactly("2", "1");
    assertThat(calls.get(versions).json().findValuesAsText("current"))
        .containsExactly("true", "false");
    HttpCalls.Answer page = calls.get(versions + "?limit=1");
    assertThat(page.json()).hasSize(1);
    assertThat(page.header("Link")).contains("cursor=2");
    assertThat(calls.get(versions + "?cursor=2").json()).hasSize(1);
    assertThat(calls.get(versions + "/1").json().get("document").asText()).isEqualTo(ROLLBACK);
    assertThat(calls.get(versions + "/1").json().get("enabled").asBoolean()).isFalse();
    assertThat(calls.get(versions + "/2").json()).isEqualTo(second);
    assertThat(calls.get(versions + "/3").status()).isEqualTo(404);
    assertThat(calls.get(versions + "/none").status()).isEqualTo(422);
    assertThat(calls.get("/v1/improvements/templates/never/versions").status()).isEqualTo(404);

    JsonNode replay = calls.post("/v1/improvements/templates/rollback/simulate").json();
    assertThat(replay.get("series").asInt()).isEqualTo(1);
    assertThat(replay.get("loops")).hasSize(1);
    assertThat(replay.get("false_loops").asDouble()).isPositive();

    assertThat(
            calls
                .post("/v1/improvements/templates/rollback/disable")
                .json()
                .get("enabled")
                .asText())
        .isEqualTo("false");
    assertThat(calls.delete("/v1/improvements/templates/rollback").status()).isEqualTo(204);
    assertThat(calls.get("/v1/improvements/templates").json()).isEmpty();
    assertThat(calls.get(versions).json().findValuesAsText("current"))
        .as("what was deleted can be read")
        .containsExactly("false", "false");
    assertThat(SERVER.server().anonymously().get("/v1/improvements/template-library").json())
        .hasSize(10);
    assertThat(SERVER.server().anonymously().get("/v1/improvements/template-schema").body())
        .contains("json-schema.org");
  }

  private HttpCalls.Answer put(String document) {
    return calls.put("/v1/improvements/templates/rollback", "application/yaml", document);
  }
}
