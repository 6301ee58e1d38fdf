package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import java.time.Instant;

/**
 * A person who has signed in with an API key, in one browser.
 *
 * @param principal what the key stands for at present
 * @param keyId the key
 * @param began when they signed in
 * @param seen when the cookie was last made anew
 * @param ends when it ends by its age, however much it is used
 */
public record Session(
    Principal principal, String keyId, Instant began, Instant seen, Instant ends) {}
