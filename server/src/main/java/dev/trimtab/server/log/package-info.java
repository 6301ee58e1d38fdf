/** What the server says about itself. */
@NullMarked
package dev.trimtab.server.log;

import org.jspecify.annotations.NullMarked;
