/** Whether the server lives and can take requests, for whoever watches it. */
@NullMarked
package dev.trimtab.server.health;

import org.jspecify.annotations.NullMarked;
