/** Tests of change points over a real server. */
@NullMarked
package dev.trimtab.server.changes;

import org.jspecify.annotations.NullMarked;
