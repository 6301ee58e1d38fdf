package dev.trimtab.cli;

import java.time.Instant;

/** A moment that lies ahead by a length: {@code 90m}, {@code 2h}, {@code 7d}. */
record Ahead(Instant at) {}
