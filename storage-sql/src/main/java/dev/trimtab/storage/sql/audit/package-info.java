/** Whether what is counted equals a recount. */
@NullMarked
package dev.trimtab.storage.sql.audit;

import org.jspecify.annotations.NullMarked;
