/** What the server counts and times, for Prometheus. Every name stands in docs/metrics.md. */
@NullMarked
package dev.trimtab.server.metrics;

import org.jspecify.annotations.NullMarked;
