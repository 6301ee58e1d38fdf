/** How what is not kept is removed, a few rows at a time. */
@NullMarked
package dev.trimtab.storage.sql.retention;

import org.jspecify.annotations.NullMarked;
