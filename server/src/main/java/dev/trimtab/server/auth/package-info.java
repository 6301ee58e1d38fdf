/**
 * Who asks, and may they: from the credentials of a request to its principal, its scopes and its
 * tenant.
 */
@NullMarked
package dev.trimtab.server.auth;

import org.jspecify.annotations.NullMarked;
