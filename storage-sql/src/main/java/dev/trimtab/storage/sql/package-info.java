/** Opens a store over SQL: the only package of this module that others name. */
@NullMarked
package dev.trimtab.storage.sql;

import org.jspecify.annotations.NullMarked;
