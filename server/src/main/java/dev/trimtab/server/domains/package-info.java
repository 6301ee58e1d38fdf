/** What domains declare, in memory: every recording is held to it, and none reads it. */
@NullMarked
package dev.trimtab.server.domains;

import org.jspecify.annotations.NullMarked;
