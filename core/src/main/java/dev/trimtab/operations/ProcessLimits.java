package dev.trimtab.operations;

/**
 * How many processes a tenant may have.
 *
 * @param running at the same time
 * @param ended kept after their end; beyond, the oldest go
 */
public record ProcessLimits(int running, int ended) {}
