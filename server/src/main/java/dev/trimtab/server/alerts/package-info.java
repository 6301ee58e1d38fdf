/** Alerts: what people should look at now, what of it they know of, and who sees to it. */
@NullMarked
package dev.trimtab.server.alerts;

import org.jspecify.annotations.NullMarked;
