package dev.trimtab.server.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.server.auth.CookieSeal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a sign-in began with. The browser keeps it, encrypted, until the provider sends it back.
 *
 * @param state comes back with the answer, and ties it to this browser
 * @param nonce comes back in the ID token, and ties that to this sign-in
 * @param verifier proves that who exchanges the code is who asked for it (RFC 7636)
 * @param path where to go on
 * @param began in seconds since 1970
 */
record SignInState(String state, String nonce, String verifier, String path, long began) {
  static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private static final String PURPOSE = "sign-in under way";
  private static final int RANDOM_BYTES = 32;

  static SignInState random(SecureRandom random, ReturnPath path, Instant now) {
    return new SignInState(
        text(random), text(random), text(random), path.value(), now.getEpochSecond());
  }

  private static String text(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the provider learns of the verifier beforehand: S256. */
  String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new AssertionError(everyPlatformHasIt);
    }
  }

  /** Takes the same time for every wrong one. */
  boolean isState(String said) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
  }

  boolean isOver(Instant now) {
    return !now.isBefore(Instant.ofEpochSecond(began).plus(GOOD_FOR));
  }

  String sealed(CookieSeal seal) {
    try {
      return seal.seal(PURPOSE, Json.MAPPER.writeValueAsBytes(this));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What {@link #sealed} wrote; empty for anything else. */
  static Optional<SignInState> open(CookieSeal seal, String sealed) {
    return seal.open(PURPOSE, sealed).flatMap(SignInState::read);
  }

  private static Optional<SignInState> read(byte[] json) {
    try {
      return Optional.of(Json.MAPPER.readValue(json, SignInState.class));
    } catch (IOException otherVersion) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "SignInState";
  }
}
