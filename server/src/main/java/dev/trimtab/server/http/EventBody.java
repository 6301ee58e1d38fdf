package dev.trimtab.server.http;

/**
 * The body of a single event, whole and of a bounded size.
 *
 * @param json as it was sent
 */
record EventBody(byte[] json) {}
