/** What is promised to those who install a newer version over an older one. */
@NullMarked
package dev.trimtab.server.upgrade;

import org.jspecify.annotations.NullMarked;
