/**
 * The contract's readings of the past: trends, week over week, failure modes, return on investment.
 */
@NullMarked
package dev.trimtab.trend;

import org.jspecify.annotations.NullMarked;
