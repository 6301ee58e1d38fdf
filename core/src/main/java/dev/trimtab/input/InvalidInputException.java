package dev.trimtab.input;

import java.util.List;

/** A caller's mistake: every fault names its field. Nothing was stored. */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldFault> faults;

  public InvalidInputException(List<FieldFault> faults) {
    super(faults.getFirst().pointer() + ": " + faults.getFirst().detail(), null, false, false);
    this.faults = List.copyOf(faults);
  }

  public InvalidInputException(String pointer, String detail) {
    this(List.of(new FieldFault(pointer, detail)));
  }

  /** What is wrong, in the order it was found; never empty. */
  public List<FieldFault> faults() {
    return faults;
  }
}
