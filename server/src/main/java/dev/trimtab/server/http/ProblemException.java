package dev.trimtab.server.http;

import dev.trimtab.input.FieldFault;
import java.util.List;

/** Ends a request with a problem of a given kind. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final String detail;
  private final transient List<FieldFault> faults;

  public ProblemException(ProblemKind kind, String detail) {
    this(kind, detail, List.of());
  }

  /**
   * A problem with fields at fault.
   *
   * @param detail what happened and what to do about it
   */
  public ProblemException(ProblemKind kind, String detail, List<FieldFault> faults) {
    super(detail, null, false, false);
    this.kind = kind;
    this.detail = detail;
    this.faults = List.copyOf(faults);
  }

  public ProblemKind kind() {
    return kind;
  }

  public String detail() {
    return detail;
  }

  /** Each field at fault; may be empty. */
  public List<FieldFault> faults() {
    return faults;
  }
}
