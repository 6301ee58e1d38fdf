package dev.trimtab.client;

/**
 * One message of a stream.
 *
 * @param id the last id that the stream gave, with this message or before; empty where none was
 * @param type {@code message} unless the stream said otherwise
 * @param data lines joined by line feeds
 */
record ServerSentEvent(String id, String type, String data) {}
