/** How much each tenant and each key may do, and what happens beyond that. */
@NullMarked
package dev.trimtab.server.quota;

import org.jspecify.annotations.NullMarked;
