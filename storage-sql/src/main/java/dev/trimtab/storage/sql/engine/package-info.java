/** Connections, transactions and failures: what every statement runs on, whatever the database. */
@NullMarked
package dev.trimtab.storage.sql.engine;

import org.jspecify.annotations.NullMarked;
