package dev.trimtab.server.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may say yes to what, as callers see it. */
class ApprovalsIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private static final String TEMPLATE =
      """
      name: careful
      match: {metric_type: success_rate}
      trigger: manual
      steps:
        - approve: {%s}
        - act: {people: {instructions: Try it.}}
        - verify
      """;

  private final String tenant = "approvals-" + UUID.randomUUID();
  private final HttpCalls author = as("author").calls();
  private final Declines bot = new Declines(author, "bot");

  private record Known(String id, HttpCalls calls) {}

  private Known as(String name) {
    HttpCalls operator = SERVER.server().as(SERVER.server().operatorKey());
    JsonNode key =
        operator
            .post(
                "/v1/keys",
                "{\"tenant_id\":\"%s\",\"name\":\"%s\",\"scopes\":[\"admin\"]}"
                    .formatted(tenant, name))
            .json();
    return new Known(key.get("id").asText(), SERVER.server().as(key.get("key").asText()));
  }

  private String opened(HttpCalls by, String approval) {
    bot.template(TEMPLATE.formatted(approval));
    bot.record(10, 0.5);
    String id =
        by.post(
                Declines.LOOPS,
                """
                {"template":"careful","domain":"bot","event_type":"run",
                 "metric_type":"success_rate","why":"an idea"}""")
            .json()
            .get("id")
            .asText();
    bot.await("awaiting_approval");
    return id;
  }

  private static HttpCalls.Answer approve(HttpCalls by, String id, String query) {
    return by.post(Declines.LOOPS + "/" + id + "/approve" + query, "{}");
  }

  @Test
  void aKeyIsMeantByItsId() {
    Known named = as("deployer");
    Known namesake = as("deployer");
    String id = opened(author, "by: ['key:" + named.id() + "', 'group:sre']");
    HttpCalls.Answer refused = approve(namesake.calls(), id, "");
    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).contains("only key:" + named.id() + " or group:sre may approve");
    assertThat(approve(named.calls(), id, "").json().get("state").asText()).isEqualTo("acting");
  }

  @Test
  void neitherWhoWroteTheTemplateNorWhoOpenedTheLoopSaysYes() {
    HttpCalls opener = as("opener").calls();
    String id = opened(opener, "not_author: true");
    for (HttpCalls each : new HttpCalls[] {author, opener}) {
      HttpCalls.Answer refused = approve(each, id, "");
      assertThat(refused.status()).as(refused.body()).isEqualTo(403);
      assertThat(refused.body()).contains("somebody else has to");
    }
    HttpCalls.Answer approved = approve(as("other").calls(), id, "");
    assertThat(approved.json().path("state").asText()).as(approved.body()).isEqualTo("acting");
  }

  @Test
  void aYesOrNoForAnotherStepCountsForNone() {
    String id = opened(author, "timeout: 1d");
    HttpCalls.Answer other = approve(author, id, "?step=1");
    assertThat(other.status()).as(other.body()).isEqualTo(409);
    HttpCalls.Answer no = author.post(Declines.LOOPS + "/" + id + "/reject?step=1", "{}");
    assertThat(no.status()).as(no.body()).isEqualTo(409);
    assertThat(approve(author, id, "?step=0").json().get("state").asText()).isEqualTo("acting");
    assertThat(approve(author, id, "?step=0").status()).isEqualTo(200);
    assertThat(author.post(Declines.LOOPS + "/" + id + "/reject?step=0", "{}").status())
        .isEqualTo(409);
  }
}
