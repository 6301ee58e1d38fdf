/** Events on their way out, as many as there are, in constant memory. */
@NullMarked
package dev.trimtab.server.export;

import org.jspecify.annotations.NullMarked;
