/** Intakes and lessons. */
@NullMarked
package dev.trimtab.storage.sql.intake;

import org.jspecify.annotations.NullMarked;
