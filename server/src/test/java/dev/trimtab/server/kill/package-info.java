/** What is promised when the process dies: every acknowledged event, exactly once. */
@NullMarked
package dev.trimtab.server.kill;

import org.jspecify.annotations.NullMarked;
