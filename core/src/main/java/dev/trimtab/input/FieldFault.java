package dev.trimtab.input;

/**
 * One thing wrong with one field of an input.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the body, or the name of a query
 *     parameter
 * @param detail what is wrong and what would be right, in a sentence a person can act on
 */
public record FieldFault(String pointer, String detail) {}
