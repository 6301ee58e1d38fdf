/**
 * Pure arithmetic: what samples say, with which error. Knows no event, no series and no clock;
 * {@code docs/MATH.md} says in words what each method assumes and what breaks it.
 */
@NullMarked
package dev.trimtab.stat;

import org.jspecify.annotations.NullMarked;
