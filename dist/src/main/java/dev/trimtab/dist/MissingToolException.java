package dev.trimtab.dist;

/** A package cannot be made here, for want of a program or a file that a person can install. */
final class MissingToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingToolException(String what) {
    super("needs " + what);
  }
}
