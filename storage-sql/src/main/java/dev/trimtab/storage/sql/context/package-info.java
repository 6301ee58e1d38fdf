/** Markers, and the settings of domains. */
@NullMarked
package dev.trimtab.storage.sql.context;

import org.jspecify.annotations.NullMarked;
