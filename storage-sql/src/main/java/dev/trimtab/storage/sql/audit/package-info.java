/** Who changed what: written in the transaction of the change. */
@NullMarked
package dev.trimtab.storage.sql.audit;

import org.jspecify.annotations.NullMarked;
