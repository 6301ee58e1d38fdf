package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One row of a file, read or found unreadable. */
sealed interface Row {
  /** Its number: the line, the row of the table with the heading as 1, the place in the array. */
  long place();

  /**
   * A row that can be mapped.
   *
   * @param length about how many bytes it has
   */
  record Mappable(long place, ObjectNode content, long length) implements Row {}

  /**
   * A row that is none; those behind it can still be read.
   *
   * @param detail what is wrong
   * @param text what stands there
   */
  record Unreadable(long place, String detail, String text) implements Row {}
}
