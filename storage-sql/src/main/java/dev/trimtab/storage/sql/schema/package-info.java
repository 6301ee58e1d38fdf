/** The tables and their columns by name, as the migrations make them. */
@NullMarked
package dev.trimtab.storage.sql.schema;

import org.jspecify.annotations.NullMarked;
