/**
 * The one door to the outside: every call that the server makes to somebody else passes here, and
 * is checked, bounded and counted.
 */
@NullMarked
package dev.trimtab.server.outbound;

import org.jspecify.annotations.NullMarked;
