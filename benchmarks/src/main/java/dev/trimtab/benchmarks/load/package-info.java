/**
 * A real server process under load on this machine. Each figure stands beside a ceiling of the same
 * run: what the same machine does when Trimtab's own work is left out.
 */
@NullMarked
package dev.trimtab.benchmarks.load;

import org.jspecify.annotations.NullMarked;
