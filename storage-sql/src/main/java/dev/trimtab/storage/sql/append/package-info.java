/** How a group of submissions enters: planned first, then written, in one transaction. */
@NullMarked
package dev.trimtab.storage.sql.append;

import org.jspecify.annotations.NullMarked;
