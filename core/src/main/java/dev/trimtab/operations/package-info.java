/** What runs for long: processes that can be listed, followed and cancelled. */
@NullMarked
package dev.trimtab.operations;

import org.jspecify.annotations.NullMarked;
