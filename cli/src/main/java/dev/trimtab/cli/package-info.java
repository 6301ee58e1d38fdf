/** The command line: one class a command, all of them talking HTTP through the client. */
@NullMarked
package dev.trimtab.cli;

import org.jspecify.annotations.NullMarked;
