package dev.trimtab.cli.imports;

/** A mapping file that cannot be understood; the message names the place. */
public final class MappingException extends Exception {
  private static final long serialVersionUID = 1L;

  MappingException(String place, String detail) {
    super(place.isEmpty() ? detail : place + ": " + detail);
  }
}
