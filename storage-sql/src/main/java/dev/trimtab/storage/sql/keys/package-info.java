/** Where API keys are kept. */
@NullMarked
package dev.trimtab.storage.sql.keys;

import org.jspecify.annotations.NullMarked;
