package dev.trimtab.server.channels;

import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.server.outbound.OutboundCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call to a webhook as Standard Webhooks 1.0.0 has it: the signature is the HMAC-SHA256 of id,
 * timestamp and body, with full stops between them, under each key that is good now.
 */
final class WebhookCall {
  private static final String PURPOSE = "webhook";

  private WebhookCall() {}

  /**
   * A call for one attempt.
   *
   * @param now when it is made: receivers refuse what is minutes old
   */
  static OutboundCall of(
      Webhook settings, ChannelSecret.Signing secret, String id, byte[] body, Instant now) {
    String timestamp = String.valueOf(now.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>(settings.headers());
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Trimtab");
    headers.put("Idempotency-Key", id);
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    headers.put("webhook-signature", signatures(secret, id + "." + timestamp + ".", body, now));
    if (secret.authorization() != null) {
      headers.put("Authorization", secret.authorization());
    }
    return new OutboundCall(
        PURPOSE,
        OutboundCall.NamedBy.CALLER,
        "POST",
        URI.create(settings.url()),
        headers,
        body,
        false,
        settings.timeout());
  }

  private static String signatures(
      ChannelSecret.Signing secret, String before, byte[] body, Instant now) {
    List<ChannelSecret.Signing.Key> good =
        secret.keys().stream()
            .filter(key -> key.until() == null || key.until().isAfter(now))
            .toList();
    return good.stream()
        .map(key -> "v1," + signature(key, before, body))
        .collect(Collectors.joining(" "));
  }

  private static String signature(ChannelSecret.Signing.Key key, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SigningKeys.bytes(key.value()).orElseThrow(), "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
