package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who has signed in, in one browser.
 *
 * @param principal what they may do at present
 * @param identity what their provider said of them; null where they came with an API key
 * @param began when they signed in
 * @param seen when the cookie was last made anew
 * @param ends when it ends by its age, however much it is used
 */
public record Session(
    Principal principal, @Nullable Identity identity, Instant began, Instant seen, Instant ends) {
  /** The key they came with; null where they came from a provider. */
  public @Nullable String keyId() {
    return principal.keyId();
  }
}
