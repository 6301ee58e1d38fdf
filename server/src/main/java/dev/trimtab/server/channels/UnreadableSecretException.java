package dev.trimtab.server.channels;

/** A secret is kept that this server cannot read. The message says what to do. */
final class UnreadableSecretException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableSecretException(String message) {
    super(message);
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
