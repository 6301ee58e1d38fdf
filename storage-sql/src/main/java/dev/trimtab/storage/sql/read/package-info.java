/** What the store is asked: one class a question, each with the statements it needs. */
@NullMarked
package dev.trimtab.storage.sql.read;

import org.jspecify.annotations.NullMarked;
