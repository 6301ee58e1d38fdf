package dev.trimtab.server.auth;

import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.outbound.OutboundCall;
import dev.trimtab.server.outbound.OutboundResult;
import dev.trimtab.server.wiring.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jose4j.lang.JoseException;

/** A key set behind a URL. */
record KeySetUrl(URI url, Outbound outbound) implements KeySetSource {
  private static final String PURPOSE = "key_set";
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * The key set at a configured URL.
   *
   * @throws StartFailure where it is none
   */
  static KeySetUrl of(String url, Outbound outbound) {
    try {
      URI parsed = URI.create(url);
      if (parsed.getHost() != null && SCHEMES.contains(parsed.getScheme())) {
        return new KeySetUrl(parsed, outbound);
      }
    } catch (IllegalArgumentException malformed) {
      // told below
    }
    throw new StartFailure(
        "trimtab.auth.jwt.jwks-url must be an https URL, or http on this machine; it is " + url,
        null);
  }

  @Override
  public VerificationKeys fetch() throws IOException {
    return fetched(outbound.send(OutboundCall.get(PURPOSE, OutboundCall.NamedBy.OPERATOR, url)));
  }

  /**
   * The keys of an answer.
   *
   * @throws IOException where there are none
   */
  static VerificationKeys fetched(OutboundResult result) throws IOException {
    return switch (result) {
      case OutboundResult.Refused(String why) -> throw new IOException(why);
      case OutboundResult.Failed(String why) -> throw new IOException(why);
      case OutboundResult.Answered answered -> read(answered);
    };
  }

  private static VerificationKeys read(OutboundResult.Answered answered) throws IOException {
    if (!answered.isSuccess()) {
      throw new IOException("the answer has the status " + answered.status());
    }
    try {
      VerificationKeys keys =
          VerificationKeys.parse(new String(answered.body(), StandardCharsets.UTF_8));
      if (keys.isEmpty()) {
        throw new IOException("the key set has no key to check signatures with");
      }
      return keys;
    } catch (JoseException noKeySet) {
      throw new IOException("the answer is no key set", noKeySet);
    }
  }
}
