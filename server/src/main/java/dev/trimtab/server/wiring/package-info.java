/**
 * Opens the store and hands its parts to whoever needs them; the only room that knows SQL is used.
 */
@NullMarked
package dev.trimtab.server.wiring;

import org.jspecify.annotations.NullMarked;
