package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** A storage failure. What was asked for did not happen, unless {@link Kind} says otherwise. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Recognised by result code or SQLState, never by message text. */
  public enum Kind {
    /** Lost a race against another transaction; the same call may go through at once. */
    CONFLICT,
    /** Too busy now; the same call may go through later. */
    OVERLOAD,
    /** The disk, or the size the store may grow to, is full. */
    FULL,
    /** Cannot be reached or read. A commit in flight may or may not have happened. */
    UNAVAILABLE,
    /** The store would not take this content. */
    REJECTED,
    /** The tenant is being deleted. */
    GONE
  }

  private final Kind kind;

  public StorageException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A refusal of everything that is asked for a tenant which is being deleted. */
  public static StorageException gone(TenantId tenant) {
    return new StorageException(
        Kind.GONE,
        "the tenant " + tenant + " is being deleted; when that is done its name is free again",
        null);
  }

  public Kind kind() {
    return kind;
  }
}
