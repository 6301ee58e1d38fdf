/**
 * Where messages and calls of loops go: channels as tenants keep them, their secrets, and the
 * sending.
 */
@NullMarked
package dev.trimtab.server.channels;

import org.jspecify.annotations.NullMarked;
