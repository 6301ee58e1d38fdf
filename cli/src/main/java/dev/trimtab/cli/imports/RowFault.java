package dev.trimtab.cli.imports;

/** Why a row was not sent. */
public final class RowFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String detail;

  /**
   * A fault of a row.
   *
   * @param pointer where in the row, as a JSON pointer; empty for the row as a whole
   * @param detail what is wrong
   */
  public RowFault(String pointer, String detail) {
    super(pointer + ": " + detail, null, false, false);
    this.pointer = pointer;
    this.detail = detail;
  }

  String pointer() {
    return pointer;
  }

  String detail() {
    return detail;
  }
}
