/** The rows of events: written, found by id, and moved away when they are voided. */
@NullMarked
package dev.trimtab.storage.sql.event;

import org.jspecify.annotations.NullMarked;
