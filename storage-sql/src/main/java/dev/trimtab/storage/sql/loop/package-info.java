/** Templates, the loops they open, the record of each, and what they send. */
@NullMarked
package dev.trimtab.storage.sql.loop;

import org.jspecify.annotations.NullMarked;
