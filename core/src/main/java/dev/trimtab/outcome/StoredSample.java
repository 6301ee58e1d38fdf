package dev.trimtab.outcome;

import java.time.Instant;

/**
 * A sample and where it is stored.
 *
 * @param position its place in its tenant
 * @param recordedAt when it arrived
 * @param value what was measured
 * @param label the text at the metadata key that was asked for; empty where there is none
 */
public record StoredSample(long position, Instant recordedAt, double value, String label) {}
