/** What callers send and get wrong: faults that name the field. */
@NullMarked
package dev.trimtab.input;

import org.jspecify.annotations.NullMarked;
