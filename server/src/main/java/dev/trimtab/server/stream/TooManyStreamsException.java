package dev.trimtab.server.stream;

/** As many streams are open as may be; the message names the limit and its configuration key. */
public final class TooManyStreamsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyStreamsException(String message) {
    super(message, null, false, false);
  }
}
