/** The database as a file: copied, checked and looked into. */
@NullMarked
package dev.trimtab.storage.sql.file;

import org.jspecify.annotations.NullMarked;
