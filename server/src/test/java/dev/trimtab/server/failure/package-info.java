/**
 * What happens when the disk, the store or a client fails: said plainly, and over when it is over.
 */
@NullMarked
package dev.trimtab.server.failure;

import org.jspecify.annotations.NullMarked;
