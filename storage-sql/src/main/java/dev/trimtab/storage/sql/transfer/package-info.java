/** How everything gets from an embedded store to PostgreSQL. */
@NullMarked
package dev.trimtab.storage.sql.transfer;

import org.jspecify.annotations.NullMarked;
