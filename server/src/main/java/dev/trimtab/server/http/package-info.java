/** HTTP in and out: reading what callers send, answering from the ports, naming what is wrong. */
@NullMarked
package dev.trimtab.server.http;

import org.jspecify.annotations.NullMarked;
