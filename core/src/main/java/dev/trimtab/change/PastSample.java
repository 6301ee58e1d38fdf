package dev.trimtab.change;

import java.time.Instant;
import java.util.Map;

/**
 * A sample as one looks back at it.
 *
 * @param occurredAt when it happened
 * @param value what was measured
 * @param labels top-level metadata keys with a text, a number or a truth value, as text
 */
public record PastSample(Instant occurredAt, double value, Map<String, String> labels) {}
