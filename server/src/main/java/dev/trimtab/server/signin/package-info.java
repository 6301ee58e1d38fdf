/** Signing in by an identity provider, with OpenID Connect. */
@NullMarked
package dev.trimtab.server.signin;

import org.jspecify.annotations.NullMarked;
