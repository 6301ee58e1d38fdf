/**
 * The wire records of {@code /v1} and a small Java client.
 *
 * <p>Records whose name ends in {@code In} are sent to the server, those in {@code Out} come from
 * it. JSON is snake_case, times are ISO 8601 with an offset; {@link dev.trimtab.client.Json} reads
 * and writes both. A field the caller may leave out is {@code null} and is not sent.
 */
@NullMarked
package dev.trimtab.client;

import org.jspecify.annotations.NullMarked;
