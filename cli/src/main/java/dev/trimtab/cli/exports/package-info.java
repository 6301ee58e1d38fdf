/** Brings events of any number into a file: whole, or to be gone on with. */
@NullMarked
package dev.trimtab.cli.exports;

import org.jspecify.annotations.NullMarked;
