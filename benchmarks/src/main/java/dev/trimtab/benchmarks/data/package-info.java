/** Data of others to measure on, in the formats in which it is published. */
@NullMarked
package dev.trimtab.benchmarks.data;

import org.jspecify.annotations.NullMarked;
