/**
 * What runs for long: processes that can be listed, followed and cancelled; and what people say of
 * alerts: that they are known of, and who sees to them.
 */
@NullMarked
package dev.trimtab.operations;

import org.jspecify.annotations.NullMarked;
