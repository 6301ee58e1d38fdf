package dev.trimtab.cli.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read from some place on; the message says where and why. */
public final class BrokenFileException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
