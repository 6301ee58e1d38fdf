package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelSettings.AlertmanagerPush;
import dev.trimtab.loop.ChannelSettings.GithubIssue;
import dev.trimtab.loop.ChannelSettings.Mail;
import dev.trimtab.loop.ChannelSettings.Slack;
import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.loop.ChannelStore.Stored;
import dev.trimtab.server.channels.Receiver.Answer;
import dev.trimtab.server.channels.Receiver.Got;
import dev.trimtab.server.channels.SendResult.Accepted;
import dev.trimtab.server.channels.SendResult.Delivered;
import dev.trimtab.server.channels.SendResult.Failed;
import dev.trimtab.server.outbound.LoopbackOutbound;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.tenant.TenantId;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a small real receiver. */
class ChannelSenderTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant NOW = Instant.parse("2026-03-02T10:05:09Z");
  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final ChannelSecret SIGNING =
      new ChannelSecret.Signing(
          List.of(new ChannelSecret.Signing.Key("whsec_" + KEY, null)), "Bearer hush-hush");

  private final Receiver receiver = new Receiver();
  private final FakeChannelStore store = new FakeChannelStore();
  private final SecretBox box =
      SecretBoxTest.box(Base64.getEncoder().encodeToString(new byte[32]), null, null);
  private ChannelSender sender = sender(LoopbackOutbound.open(VERTX));

  @AfterEach
  void close() {
    receiver.close();
  }

  @AfterAll
  static void end() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aWebhookGetsAMessageThatItCanCheck() throws Exception {
    put("hook", webhook(), SIGNING);
    assertThat(send("hook", Notices.message("d-1"))).isEqualTo(new Delivered("answered 204"));

    Got got = receiver.last();
    assertThat(got.method()).isEqualTo("POST");
    assertThat(got.path()).isEqualTo("/hook?a=b");
    assertThat(got.header("authorization")).isEqualTo("Bearer hush-hush");
    assertThat(got.header("idempotency-key")).isEqualTo("d-1");
    assertThat(got.header("webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
    assertThat(got.header("webhook-signature")).isEqualTo("v1," + signature(got));
    JsonNode body = got.json();
    assertThat(body.get("type").asText()).isEqualTo("loop.message");
    assertThat(body.get("timestamp").asText()).isEqualTo("2026-03-02T10:05:00Z");
    JsonNode data = body.get("data");
    assertThat(data.get("tenant_id").asText()).isEqualTo("acme");
    assertThat(data.get("headline").asText()).isEqualTo(Notices.HEADLINE);
    assertThat(data.at("/loop/metric_type").asText()).isEqualTo("success_rate");
    assertThat(data.at("/loop/state").asText()).isEqualTo("investigating");
    assertThat(data.at("/entry/known/level").asText()).isEqualTo("0.81");
    assertThat(data.has("action")).isFalse();
  }

  /** As a receiver would compute it: of the bytes that came. */
  private static String signature(Got got) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
    String signed =
        got.header("webhook-id") + "." + got.header("webhook-timestamp") + "." + got.text();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void eachAttemptIsTheSameToTheByte() {
    put("hook", webhook(), SIGNING);
    receiver.answers(Answer.of(503));
    send("hook", Notices.action("d-2"));
    send("hook", Notices.action("d-2"));
    assertThat(receiver.got().get(0).body()).isEqualTo(receiver.got().get(1).body());
    assertThat(receiver.got()).extracting(got -> got.header("webhook-id")).containsOnly("d-2");
  }

  @Test
  void whatChangesSomethingMayTakeAWhile() {
    put("hook", webhook(), SIGNING);
    receiver.answers(Answer.of(202)).answers(Answer.of(202)).answers(Answer.of(202));
    assertThat(send("hook", Notices.action("d-3"))).isEqualTo(new Accepted("answered 202"));
    JsonNode data = receiver.last().json().get("data");
    assertThat(receiver.last().json().get("type").asText()).isEqualTo("loop.action");
    assertThat(data.at("/action/name").asText()).isEqualTo("roll back");
    assertThat(data.at("/action/parameters/to").asText()).isEqualTo("previous");
    assertThat(data.get("completion_url").asText()).endsWith("/done/d-3");
    assertThat(send("hook", Notices.undo("d-4"))).isInstanceOf(Accepted.class);
    assertThat(receiver.last().json().get("type").asText()).isEqualTo("loop.undo");
    assertThat(send("hook", Notices.message("d-5")))
        .as("nobody reports on a message")
        .isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, true, false", "204, true, false", "301, false, true", "400, false, true",
    "401, false, true", "403, false, true", "404, false, true", "408, false, false",
    "409, false, false", "410, false, true", "422, false, true", "425, false, false",
    "429, false, false", "500, false, false", "502, false, false", "503, false, false"
  })
  void saysWhetherAnotherTryMayHelp(int status, boolean isTaken, boolean isFinal) {
    put("hook", webhook(), SIGNING);
    receiver.answers(Answer.of(status));
    SendResult result = send("hook", Notices.message("d-6"));
    assertThat(result.answer()).isEqualTo("answered " + status);
    assertThat(result instanceof Delivered).isEqualTo(isTaken);
    assertThat(result instanceof Failed failed && failed.isFinal()).isEqualTo(isFinal);
  }

  @Test
  void comesAgainWhenItIsAskedTo() {
    put("hook", webhook(), SIGNING);
    receiver
        .answers(new Answer(429, Map.of("Retry-After", "30"), ""))
        .answers(new Answer(503, Map.of("Retry-After", "Mon, 02 Mar 2026 10:06:09 GMT"), ""))
        .answers(new Answer(403, Map.of("Retry-After", "60"), ""))
        .answers(new Answer(429, Map.of("Retry-After", "soon"), ""));
    assertThat(waits()).isEqualTo(Duration.ofSeconds(30));
    assertThat(waits()).isEqualTo(Duration.ofMinutes(1));
    assertThat(waits()).as("a limit, told as GitHub does").isEqualTo(Duration.ofMinutes(1));
    assertThat(waits()).isNull();
  }

  private Duration waits() {
    Failed failed = (Failed) send("hook", Notices.message("d-7"));
    assertThat(failed.isFinal()).isFalse();
    return failed.retryAfter();
  }

  @Test
  void tellsWhatWasAnsweredButNoSecret() {
    put("hook", webhook(), SIGNING);
    String echo = "no:\n Bearer hush-hush\u0007 whsec_" + KEY + " " + "x".repeat(500);
    receiver.answers(new Answer(400, Map.of(), echo));
    assertThat(send("hook", Notices.message("d-8")).answer())
        .startsWith("answered 400: no: *** *** xxx")
        .doesNotContain("hush", KEY, "\u0007")
        .hasSizeLessThan(330);
  }

  @Test
  void nobodyThereMayPass() {
    put("hook", webhook(), SIGNING);
    receiver.close();
    assertThat(send("hook", Notices.message("d-9")))
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.isFinal()).isFalse());
  }

  @Test
  void privateNetworksAreRefused() {
    sender = sender(LoopbackOutbound.strict(VERTX));
    put("hook", webhook(), SIGNING);
    put("slack", new Slack(), new ChannelSecret.SlackUrl(receiver.url("/services/T/B/hush")));
    put("alerts", new AlertmanagerPush(receiver.url("")), null);
    put("issues", github(), new ChannelSecret.Token("ghp_hush"));
    for (String channel : List.of("hook", "slack", "alerts", "issues")) {
      assertThat(send(channel, Notices.message("d-10")))
          .as(channel)
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.isFinal()).isTrue();
                assertThat(failed.answer()).contains("private network").doesNotContain("hush");
              });
    }
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void onlyWebhooksChangeSomething() {
    put("slack", new Slack(), new ChannelSecret.SlackUrl(receiver.url("/s")));
    put("alerts", new AlertmanagerPush(receiver.url("")), null);
    put("issues", github(), new ChannelSecret.Token("ghp_hush"));
    put("mail", new Mail(List.of("a@example.com"), null), null);
    for (String channel : List.of("slack", "alerts", "issues", "mail")) {
      for (Notice notice : List.of(Notices.action("d-11"), Notices.undo("d-12"))) {
        assertThat(send(channel, notice))
            .isInstanceOfSatisfying(
                Failed.class,
                failed -> {
                  assertThat(failed.isFinal()).isTrue();
                  assertThat(failed.answer()).contains("messages alone");
                });
      }
    }
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void aChannelOfAnotherTenantIsNone() {
    put("hook", webhook(), SIGNING);
    assertThat(sender.send(GLOBEX, "hook", Notices.message("d-13")))
        .isEqualTo(Failed.forGood("there is no channel hook"));
    Stored stolen = store.find(ACME, "hook").orElseThrow();
    store.put(GLOBEX, stolen);
    assertThat(sender.send(GLOBEX, "hook", Notices.message("d-14")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.isFinal()).isFalse();
              assertThat(failed.answer()).contains("not written for this channel");
            });
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void slackGetsBlocksInWhichNothingCalls() {
    put("slack", new Slack(), new ChannelSecret.SlackUrl(receiver.url("/services/T/B/hush")));
    assertThat(send("slack", Notices.message("d-15"))).isInstanceOf(Delivered.class);
    JsonNode message = receiver.last().json();
    assertThat(message.get("text").asText())
        .isEqualTo("support-bot &lt;declines&gt; &amp; waits for @ana");
    assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
    assertThat(message.at("/blocks/1/text/text").asText()).isEqualTo(Notices.WHY);
    for (JsonNode block : message.get("blocks")) {
      JsonNode text = block.path("text");
      if (text.path("type").asText().equals("mrkdwn")) {
        assertThat(text.get("text").asText())
            .isEqualTo("<https://trimtab.example.com/loops/l-1|Open the loop>");
      }
    }
  }

  @Test
  void anAlertStaysOneAndEndsWithItsLoop() {
    put("alerts", new AlertmanagerPush(receiver.url("/am/")), new ChannelSecret.Password("u", "p"));
    send("alerts", Notices.message("d-16"));
    send("alerts", Notices.ended("d-17"));
    Got first = receiver.got().get(0);
    assertThat(first.path()).isEqualTo("/am/api/v2/alerts");
    assertThat(first.header("authorization")).isEqualTo("Basic dTpw");
    JsonNode open = first.json().get(0);
    JsonNode ended = receiver.last().json().get(0);
    assertThat(open.get("labels")).isEqualTo(ended.get("labels")).hasSize(7);
    assertThat(open.at("/labels/alertname").asText()).isEqualTo("trimtab_loop");
    assertThat(open.get("startsAt").asText()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(Instant.parse(open.get("endsAt").asText())).isAfter(Notices.AT.plusSeconds(86_400));
    assertThat(ended.get("endsAt").asText()).isEqualTo("2026-03-02T10:06:00Z");
    assertThat(ended.get("generatorURL").asText()).endsWith("/loops/l-1");
  }

  @Test
  void aTestSaysThatItIsOne() {
    put("hook", webhook(), SIGNING);
    put("alerts", new AlertmanagerPush(receiver.url("")), null);
    send("hook", Notice.test("test-1", NOW));
    assertThat(receiver.last().json().get("type").asText()).isEqualTo("test");
    assertThat(receiver.last().json().at("/data/id").asText()).isEqualTo("test-1");
    send("alerts", Notice.test("test-2", NOW));
    assertThat(receiver.last().json().at("/0/labels/alertname").asText()).isEqualTo("trimtab_test");
    assertThat(receiver.last().header("authorization")).isNull();
  }

  private SendResult send(String channel, Notice notice) {
    return sender.send(ACME, channel, notice);
  }

  private ChannelSender sender(Outbound outbound) {
    MailPost mail = new MailPost(Optional.empty(), outbound, VERTX);
    InstantSource clock = InstantSource.fixed(NOW);
    return new ChannelSender(new Channels(store, box, 10), outbound, mail, clock);
  }

  private void put(String name, ChannelSettings settings, ChannelSecret secret) {
    String sealed = secret == null ? null : box.seal(ACME, name, secret).orElseThrow();
    store.put(ACME, new Stored(name, Channels.document(settings), sealed, NOW, "ann"));
  }

  private Webhook webhook() {
    return new Webhook(receiver.url("/hook?a=b"), Map.of(), Duration.ofSeconds(20));
  }

  private GithubIssue github() {
    return new GithubIssue("acme/bot", receiver.url(""), List.of(), List.of());
  }
}
