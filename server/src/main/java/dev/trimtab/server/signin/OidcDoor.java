package dev.trimtab.server.signin;

import java.util.Optional;

/**
 * Signing in by an identity provider, where one is configured.
 *
 * @param signIn empty where none is
 */
record OidcDoor(Optional<OidcSignIn> signIn) {}
