package dev.trimtab.server.auth;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The public keys of an issuer at one moment (RFC 7517). Never changed. */
final class VerificationKeys {
  /** No keys: what is known before the issuer has answered. */
  static final VerificationKeys NONE = new VerificationKeys(List.of());

  private final List<Entry> entries;

  private VerificationKeys(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * The keys in a key set. Keys that are not for checking signatures, secret ones above all, and
   * those of a kind unknown here, are passed over.
   *
   * @throws JoseException where the text is no key set
   */
  static VerificationKeys parse(String json) throws JoseException {
    List<Entry> entries = new ArrayList<>();
    for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
      boolean isForSignatures = key.getUse() == null || key.getUse().equals(Use.SIGNATURE);
      boolean isForChecking = key.getKeyOps() == null || key.getKeyOps().contains("verify");
      if (key instanceof PublicJsonWebKey readable && isForSignatures && isForChecking) {
        entries.add(new Entry(key.getKeyId(), key.getAlgorithm(), readable.getPublicKey()));
      }
    }
    return new VerificationKeys(entries);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /**
   * The key to check a token with.
   *
   * @param id the key that the token names; null where it names none, which will do where only one
   *     key fits
   */
  Optional<PublicKey> find(@Nullable String id, SignatureAlgorithm algorithm) {
    List<Entry> fitting =
        entries.stream()
            .filter(entry -> id == null || id.equals(entry.id))
            .filter(entry -> entry.fits(algorithm))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst().key) : Optional.empty();
  }

  /** True where a key has that id, for whatever algorithm. */
  boolean knows(String id) {
    return entries.stream().anyMatch(entry -> id.equals(entry.id));
  }

  /** A key, and what its issuer says of it. */
  private record Entry(@Nullable String id, @Nullable String algorithm, PublicKey key) {
    boolean fits(SignatureAlgorithm asked) {
      return (algorithm == null || algorithm.equals(asked.wireName())) && asked.fits(key);
    }
  }
}
