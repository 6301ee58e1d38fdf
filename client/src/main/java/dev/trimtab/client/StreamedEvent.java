package dev.trimtab.client;

/**
 * An event as it was followed.
 *
 * @param position its place among the tenant's events; to follow on from here, begin behind it
 */
public record StreamedEvent(long position, EventOut event) {}
