/** How the store is saved, brought back and looked after. */
@NullMarked
package dev.trimtab.server.keeping;

import org.jspecify.annotations.NullMarked;
