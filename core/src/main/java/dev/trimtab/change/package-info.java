/**
 * Changes of series that mean something: since when, how large, how sure. A {@link
 * dev.trimtab.change.ChangeDetector} runs inside the append and finds them.
 */
@NullMarked
package dev.trimtab.change;

import org.jspecify.annotations.NullMarked;
