package dev.trimtab.server.wiring;

import org.jspecify.annotations.Nullable;

/** The server cannot start, for a reason that one line tells and a person can remove. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
