/** Measurements; never tests. */
@NullMarked
package dev.trimtab.benchmarks;

import org.jspecify.annotations.NullMarked;
