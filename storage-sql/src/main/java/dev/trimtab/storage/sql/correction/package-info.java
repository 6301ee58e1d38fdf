/** How an event is taken out again. */
@NullMarked
package dev.trimtab.storage.sql.correction;

import org.jspecify.annotations.NullMarked;
