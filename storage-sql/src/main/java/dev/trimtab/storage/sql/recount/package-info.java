/** Whether what is counted equals a recount. */
@NullMarked
package dev.trimtab.storage.sql.recount;

import org.jspecify.annotations.NullMarked;
