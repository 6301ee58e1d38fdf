/** For how long data is kept, and how what is older is removed beside everything else. */
@NullMarked
package dev.trimtab.retention;

import org.jspecify.annotations.NullMarked;
