package dev.trimtab.server.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.outbound.OutboundCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ID tokens of an identity provider (OpenID Connect Core 1.0, section 3.1.3.7), with the
 * same care as the tokens of callers. Blocks while keys are fetched; thread-safe.
 */
public final class IdTokens {
  private static final Duration REFRESH = Duration.ofMinutes(5);

  /** For the keys. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TokenReader reader;
  private final IssuerKeys keys;
  private final String clientId;

  private IdTokens(TokenReader reader, IssuerKeys keys, String clientId) {
    this.reader = reader;
    this.keys = keys;
    this.clientId = clientId;
  }

  /** Where the provider shows its keys. */
  @FunctionalInterface
  public interface KeyPlace {
    /**
     * The call that fetches them. May block.
     *
     * @throws IOException where it cannot be known
     */
    OutboundCall call() throws IOException;
  }

  /**
   * Whose tokens count, and for whom.
   *
   * @param issuer the provider
   * @param clientId what it calls this server
   * @param skew by how much its clock may differ
   */
  public record Audience(String issuer, String clientId, Duration skew) {}

  /** Checks the tokens that this provider gives to that client. */
  public static IdTokens of(
      KeyPlace place, Outbound outbound, Audience audience, InstantSource clock) {
    // Only who got a token from the provider itself can name an unknown key: no need to cool down.
    IssuerKeys keys =
        new IssuerKeys(
            () -> KeySetUrl.fetched(outbound.send(place.call())),
            fetch -> Thread.ofVirtual().start(fetch),
            System::nanoTime,
            Duration.ZERO,
            REFRESH);
    TokenRules rules =
        new TokenRules(
            Optional.of(audience.issuer()), Optional.of(audience.clientId()), audience.skew());
    TokenKeys tokenKeys = new TokenKeys(Optional.empty(), Optional.of(keys));
    return new IdTokens(new TokenReader(tokenKeys, rules, clock), keys, audience.clientId());
  }

  /**
   * What a token claims.
   *
   * @param nonce what this sign-in began with
   * @throws UnauthenticatedException where it is not good, saying why
   * @throws IOException where the provider's keys are not known and cannot be fetched
   */
  public JsonNode verify(String token, String nonce) throws IOException {
    await(keys.refresh());
    try {
      return checked(claims(token), nonce);
    } catch (MalformedClaimException malformed) {
      throw UnauthenticatedException.refused("a claim of the token is not of its form");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JwtClaims claims(String token) throws IOException {
    try {
      return reader.claims(token);
    } catch (UnknownTokenKeyException unknown) {
      await(unknown.asked());
    }
    try {
      return reader.claims(token);
    } catch (UnknownTokenKeyException still) {
      if (keys.known().isEmpty()) {
        throw new IOException("its keys cannot be fetched", still);
      }
      throw UnauthenticatedException.refused(
          "the token is signed with a key that it does not show");
    }
  }

  private JsonNode checked(JwtClaims claims, String nonce)
      throws MalformedClaimException, JsonProcessingException {
    String party = claims.getStringClaimValue("azp");
    List<String> audience = claims.getAudience();
    if (party == null ? audience.size() > 1 : !party.equals(clientId)) {
      throw UnauthenticatedException.refused("the token was issued to another client (azp)");
    }
    if (claims.getIssuedAt() == null) {
      throw UnauthenticatedException.refused("the token does not say when it was issued (iat)");
    }
    String said = claims.getStringClaimValue("nonce");
    if (said == null || !isSame(said, nonce)) {
      throw UnauthenticatedException.refused("the token is not of this sign-in (nonce)");
    }
    return Json.MAPPER.readTree(claims.getRawJson());
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static void await(@Nullable CompletableFuture<Void> fetch) throws IOException {
    if (fetch == null) {
      return;
    }
    try {
      fetch.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("this server stops", stopping);
    } catch (TimeoutException slow) {
      throw new IOException("its keys are slow to come", slow);
    } catch (ExecutionException impossible) {
      throw new IOException(impossible);
    }
  }
}
