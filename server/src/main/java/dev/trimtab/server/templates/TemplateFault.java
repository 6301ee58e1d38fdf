package dev.trimtab.server.templates;

import dev.trimtab.input.FieldFault;

/**
 * One thing wrong with a document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the document as a whole
 * @param line where it begins, from 1
 * @param column where it begins there, from 1, in characters
 * @param detail what is wrong and what would be right
 */
public record TemplateFault(String pointer, int line, int column, String detail) {
  /** For those who are told of fields and not of lines. */
  FieldFault toFieldFault() {
    return new FieldFault(pointer, detail + " (line %d, column %d)".formatted(line, column));
  }

  /** As compilers write it. */
  @Override
  public String toString() {
    return "%d:%d %s: %s".formatted(line, column, pointer.isEmpty() ? "/" : pointer, detail);
  }
}
