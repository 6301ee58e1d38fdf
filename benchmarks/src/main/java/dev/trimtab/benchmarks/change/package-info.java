/** What detection and verification achieve, and the table that calibrates them. */
@NullMarked
package dev.trimtab.benchmarks.change;

import org.jspecify.annotations.NullMarked;
