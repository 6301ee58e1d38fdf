/**
 * What a terminal shows: tables, sparklines, figures with their units, colour where it is wanted.
 */
@NullMarked
package dev.trimtab.cli.screen;

import org.jspecify.annotations.NullMarked;
