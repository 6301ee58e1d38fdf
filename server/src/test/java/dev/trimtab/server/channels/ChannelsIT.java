package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels over HTTP, sent to a small real receiver. */
class ChannelsIT {
  static final String CHANNELS = "/v1/improvements/channels";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_OUTBOUND_PRIVATE_HOSTS", "127.0.0.1")
          .with("TRIMTAB_CHANNELS_PER_TENANT", "3")
          .with("TRIMTAB_CHANNELS_TESTS_PER_MINUTE", "4");

  private final String tenant = "t-" + UUID.randomUUID();
  private final HttpCalls calls = SERVER.server().as(SERVER.server().createKey(tenant));
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aChannelIsPutShownTriedAndDeleted() {
    Answer put = put("deployer", webhook(""));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    String key = put.json().get("signing_key").textValue();
    assertThat(key).startsWith("whsec_");
    Answer shown = calls.get(CHANNELS + "/deployer");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().get("has_secret").booleanValue()).isTrue();
    assertThat(shown.body()).doesNotContain("signing_key", key);
    assertThat(shown.json().at("/settings/timeout").textValue()).isEqualTo("15s");
    assertThat(calls.get(CHANNELS).json()).containsExactly(shown.json());

    Answer tested = calls.post(CHANNELS + "/deployer/test");
    assertThat(tested.json().get("delivered").booleanValue()).as(tested.body()).isTrue();
    assertThat(tested.json().get("answer").textValue()).isEqualTo("answered 204");
    assertThat(receiver.last().header("webhook-id")).isEqualTo(tested.json().get("id").textValue());
    assertThat(receiver.last().json().at("/data/tenant_id").textValue()).isEqualTo(tenant);

    assertThat(calls.delete(CHANNELS + "/deployer").status()).isEqualTo(204);
    assertThat(calls.delete(CHANNELS + "/deployer").status()).isEqualTo(404);
    assertThat(calls.get(CHANNELS + "/deployer").status()).isEqualTo(404);
    assertThat(calls.post(CHANNELS + "/deployer/test").status()).isEqualTo(404);
    assertThat(calls.get("/v1/audit").json().findValuesAsText("action"))
        .containsSubsequence("channel.delete", "channel.put");
    assertThat(calls.get("/v1/audit").body()).doesNotContain(key);
  }

  @Test
  void aSecretStaysWhereTheHostDoes() {
    put("deployer", webhook(",\"secret\":{\"authorization\":\"Bearer hush\"}"));
    Answer again = put("deployer", webhook(""));
    assertThat(again.json().has("signing_key")).as("it was kept").isFalse();
    calls.post(CHANNELS + "/deployer/test");
    assertThat(receiver.last().header("authorization")).isEqualTo("Bearer hush");

    Answer moved =
        put("deployer", "{\"kind\":\"webhook\",\"settings\":{\"url\":\"https://evil.example/\"}}");
    assertThat(moved.status()).isEqualTo(422);
    assertThat(moved.json().at("/errors/0/pointer").textValue()).isEqualTo("/secret/authorization");

    Answer rotated = put("deployer", webhook(",\"secret\":{\"rotate\":true}"));
    assertThat(rotated.json().get("signing_key").textValue()).startsWith("whsec_");
    calls.post(CHANNELS + "/deployer/test");
    assertThat(receiver.last().header("webhook-signature").split(" ", -1)).hasSize(2);
  }

  @Test
  void whatIsWrongIsNamedAndNothingOfASecretRepeated() {
    Answer wrong =
        put(
            "deployer",
            "{\"kind\":\"webhook\",\"settings\":{\"url\":\"ftp://x\",\"colour\":1},"
                + "\"secret\":{\"signing_keys\":[\"hush\"]},\"more\":1}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).doesNotContain("hush");
    assertThat(wrong.json().findValuesAsText("pointer"))
        .contains("/settings/url", "/settings/colour", "/more");
    assertThat(put("Deployer", webhook("")).json().at("/errors/0/pointer").textValue())
        .isEqualTo("name");
    assertThat(calls.get(CHANNELS + "?x=1").status()).isEqualTo(422);
    assertThat(put("deployer", "[]").status()).isEqualTo(422);
    assertThat(put("deployer", "{").status()).isEqualTo(400);
  }

  @Test
  void aTenantHasSoManyAndSendsSoManyTests() {
    for (String name : List.of("a", "b", "c")) {
      assertThat(put(name, webhook("")).status()).isEqualTo(200);
    }
    Answer one = put("d", webhook(""));
    assertThat(one.status()).isEqualTo(422);
    assertThat(one.body()).contains("3 there may be");
    for (int test = 0; test < 4; test++) {
      assertThat(calls.post(CHANNELS + "/a/test").status()).isEqualTo(200);
    }
    Answer many = calls.post(CHANNELS + "/b/test");
    assertThat(many.status()).isEqualTo(429);
    assertThat(Integer.parseInt(many.header("Retry-After"))).isBetween(1, 16);
  }

  @Test
  void anotherTenantSeesNothing() {
    put("deployer", webhook(""));
    HttpCalls thief = SERVER.server().as(SERVER.server().createKey("thief-" + UUID.randomUUID()));
    String path = CHANNELS + "/deployer";
    assertThat(thief.get(CHANNELS).body()).isEqualTo("[]");
    assertThat(thief.get(path).status()).isEqualTo(404);
    assertThat(thief.delete(path).status()).isEqualTo(404);
    assertThat(thief.post(path + "/test").status()).isEqualTo(404);
    assertThat(thief.get(path + "?tenant_id=" + tenant).status()).isEqualTo(403);
    assertThat(thief.post(path + "/test?tenant_id=" + tenant).status()).isEqualTo(403);
    assertThat(receiver.got()).isEmpty();
    assertThat(calls.get(path).status()).isEqualTo(200);
  }

  @Test
  void scopesAreAskedFor() {
    put("deployer", webhook(""));
    HttpCalls reader = SERVER.server().as(SERVER.server().createKey(tenant, "improvements:read"));
    HttpCalls other = SERVER.server().as(SERVER.server().createKey(tenant, "outcomes:write"));
    assertThat(reader.get(CHANNELS + "/deployer").status()).isEqualTo(200);
    assertThat(reader.put(CHANNELS + "/deployer", webhook("")).status()).isEqualTo(403);
    assertThat(reader.delete(CHANNELS + "/deployer").status()).isEqualTo(403);
    assertThat(reader.post(CHANNELS + "/deployer/test").status()).isEqualTo(403);
    assertThat(other.get(CHANNELS).status()).isEqualTo(403);
    assertThat(SERVER.server().anonymously().get(CHANNELS).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://10.1.2.3/", "http://169.254.169.254/", "http://[::1]/"})
  void privateNetworksAreRefused(String url) {
    put("deployer", "{\"kind\":\"webhook\",\"settings\":{\"url\":\"" + url + "\"}}");
    JsonNode tested = calls.post(CHANNELS + "/deployer/test").json();
    assertThat(tested.get("delivered").booleanValue()).isFalse();
    assertThat(tested.get("final_failure").booleanValue()).isTrue();
    assertThat(tested.get("answer").textValue()).startsWith("not sent: ");
  }

  @Test
  void aServerWithoutMailSaysSo() {
    put("owners", "{\"kind\":\"mail\",\"settings\":{\"to\":[\"ana@example.com\"]}}");
    JsonNode tested = calls.post(CHANNELS + "/owners/test").json();
    assertThat(tested.get("answer").textValue()).contains("trimtab.mail.host");
  }

  private Answer put(String name, String body) {
    return calls.put(CHANNELS + "/" + name, body);
  }

  private String webhook(String more) {
    return "{\"kind\":\"webhook\",\"settings\":{\"url\":\"%s\"}%s}"
        .formatted(receiver.url("/hook"), more);
  }
}
