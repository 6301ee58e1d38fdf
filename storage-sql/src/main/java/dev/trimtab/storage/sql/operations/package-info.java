/** Processes, in table {@code process}. */
@NullMarked
package dev.trimtab.storage.sql.operations;

import org.jspecify.annotations.NullMarked;
