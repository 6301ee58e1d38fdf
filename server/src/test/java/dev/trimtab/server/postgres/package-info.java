/** Servers on PostgreSQL, one or several. */
@NullMarked
package dev.trimtab.server.postgres;

import org.jspecify.annotations.NullMarked;
