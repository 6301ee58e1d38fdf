package dev.trimtab.cli.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file one after the other, and holds one of them. Not thread-safe. */
interface RowReader extends AutoCloseable {
  /**
   * The next row; null after the last.
   *
   * @throws BrokenFileException where nothing behind can be read either
   */
  @Nullable Row next() throws IOException;

  /**
   * Passes over rows up to that place, or to the end where it lies behind it.
   *
   * @throws BrokenFileException as {@link #next()} does
   */
  void skipTo(long place) throws IOException;

  /** The place of the last row read or passed over. */
  long place();

  @Override
  void close() throws IOException;
}
