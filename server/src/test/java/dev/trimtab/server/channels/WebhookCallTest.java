package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.server.channels.ChannelSecret.Signing;
import dev.trimtab.server.outbound.OutboundCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookCallTest {
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  /** The example of the reference libraries of Standard Webhooks. */
  @Test
  void signsAsTheReferenceDoes() {
    Map<String, String> headers = headers(new Signing(List.of(key(KEY, null)), null));
    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", SIGNATURE)
        .containsEntry("Idempotency-Key", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("X-Team", "support")
        .doesNotContainKey("Authorization");
  }

  @Test
  void theKeyBeforeSignsTooUntilItEnds() {
    String other = "whsec_" + "A".repeat(32);
    String now =
        headers(new Signing(List.of(key(other, null), key(KEY, NOW.plusSeconds(1))), null))
            .get("webhook-signature");
    assertThat(now.split(" ", -1)).hasSize(2).contains(SIGNATURE);
    assertThat(headers(new Signing(List.of(key(other, null), key(KEY, NOW)), null)))
        .extractingByKey("webhook-signature")
        .isEqualTo(now.replaceFirst(" .*", ""));
  }

  @Test
  void saysWhoCallsWhereThatIsKnown() {
    assertThat(headers(new Signing(List.of(key(KEY, null)), "Bearer hush")))
        .containsEntry("Authorization", "Bearer hush");
  }

  private static Map<String, String> headers(Signing secret) {
    Webhook settings =
        new Webhook(
            "https://hooks.example.com/x", Map.of("X-Team", "support"), Duration.ofSeconds(7));
    OutboundCall call = WebhookCall.of(settings, secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", BODY, NOW);
    assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(7));
    return call.headers();
  }

  private static Signing.Key key(String value, Instant until) {
    return new Signing.Key(value, until);
  }
}
