/** Who owns the data, who asks, and what they may do. Imports nothing of ours but {@code input}. */
@NullMarked
package dev.trimtab.tenant;

import org.jspecify.annotations.NullMarked;
