package dev.trimtab.server.auth;

import java.io.IOException;

/** Where an issuer shows its public keys. */
@FunctionalInterface
interface KeySetSource {
  /**
   * The keys that count now; at least one. May block.
   *
   * @throws IOException saying why there is no answer, or none that can be used
   */
  VerificationKeys fetch() throws IOException;
}
