/**
 * Carries files of any length to the server: row by row, each row mapped to events, each event with
 * an id that is the same on every run.
 */
@NullMarked
package dev.trimtab.cli.imports;

import org.jspecify.annotations.NullMarked;
