package dev.trimtab.loop;

/** What somebody asks of a loop that does not fit where it stands, or is not theirs to ask. */
public final class LoopRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isForbidden;

  private LoopRefusal(boolean isForbidden, String detail) {
    super(detail, null, false, false);
    this.isForbidden = isForbidden;
  }

  /** It does not fit where the loop stands. */
  static LoopRefusal conflict(String detail) {
    return new LoopRefusal(false, detail);
  }

  /** It is somebody else's to ask. */
  static LoopRefusal forbidden(String detail) {
    return new LoopRefusal(true, detail);
  }

  public boolean isForbidden() {
    return isForbidden;
  }
}
