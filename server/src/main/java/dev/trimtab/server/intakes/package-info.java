/** Research requests and lessons over HTTP. */
@NullMarked
package dev.trimtab.server.intakes;

import org.jspecify.annotations.NullMarked;
