package dev.trimtab.cli.exports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An export that did not come to its end; the message says why. */
public final class CutExportException extends IOException {
  private static final long serialVersionUID = 1L;

  CutExportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
