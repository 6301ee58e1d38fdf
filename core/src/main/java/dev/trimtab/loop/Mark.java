package dev.trimtab.loop;

/**
 * Of which kind of variant a sample is. The code is what is stored and never changes its meaning.
 */
public enum Mark {
  /** It names none, or one that takes no part. */
  NONE(0),
  /** The one that was changed. */
  CHANGED(1),
  /** One that was not. */
  OTHER(2);

  private final byte code;

  Mark(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }
}
