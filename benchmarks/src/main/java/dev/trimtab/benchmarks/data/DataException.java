package dev.trimtab.benchmarks.data;

import java.io.Serial;
import java.nio.file.Path;

/** A file that is not there or does not hold what it should; the message is for who gave it. */
public final class DataException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private DataException(String message) {
    super(message);
  }

  static DataException of(Path file, String detail) {
    return new DataException(file + ": " + detail);
  }

  /**
   * What is wrong in a line.
   *
   * @param line the first is 1
   */
  static DataException at(Path file, long line, String detail) {
    return new DataException(file + ", line " + line + ": " + detail);
  }
}
