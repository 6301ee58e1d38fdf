package dev.trimtab.server.http;

import dev.trimtab.input.FieldFault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem of a given kind. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final String detail;
  private final transient List<FieldFault> faults;
  private final @Nullable Duration retryAfter;

  public ProblemException(ProblemKind kind, String detail) {
    this(kind, detail, List.of());
  }

  /**
   * A problem with fields at fault.
   *
   * @param detail what happened and what to do about it
   */
  public ProblemException(ProblemKind kind, String detail, List<FieldFault> faults) {
    this(kind, detail, faults, null);
  }

  /** A problem that passes by itself after that time. */
  public ProblemException(ProblemKind kind, String detail, Duration retryAfter) {
    this(kind, detail, List.of(), retryAfter);
  }

  private ProblemException(
      ProblemKind kind, String detail, List<FieldFault> faults, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.kind = kind;
    this.detail = detail;
    this.faults = List.copyOf(faults);
    this.retryAfter = retryAfter;
  }

  public ProblemKind kind() {
    return kind;
  }

  public String detail() {
    return detail;
  }

  /** When it is worth another try; null where time alone changes nothing. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Each field at fault; may be empty. */
  public List<FieldFault> faults() {
    return faults;
  }
}
