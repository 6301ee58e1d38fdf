/** Change points, and the findings they are made of. */
@NullMarked
package dev.trimtab.storage.sql.change;

import org.jspecify.annotations.NullMarked;
