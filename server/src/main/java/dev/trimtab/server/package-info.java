/** The one program: the command line, and with {@code serve} and {@code demo} the server itself. */
@NullMarked
package dev.trimtab.server;

import org.jspecify.annotations.NullMarked;
