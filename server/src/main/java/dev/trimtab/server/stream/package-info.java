/**
 * Live events, told to any number of readers: who waits, what they share, how fast each can be
 * told.
 */
@NullMarked
package dev.trimtab.server.stream;

import org.jspecify.annotations.NullMarked;
