/**
 * What opens improvement loops: change points that are matched with templates, and states of series
 * that are looked for from time to time.
 */
@NullMarked
package dev.trimtab.opening;

import org.jspecify.annotations.NullMarked;
