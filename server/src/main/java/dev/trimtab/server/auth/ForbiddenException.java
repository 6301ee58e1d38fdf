package dev.trimtab.server.auth;

import dev.trimtab.tenant.Scope;

/** The principal is known but may not do this: 403, and the message names what is missing. */
public final class ForbiddenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ForbiddenException(String detail) {
    super(detail, null, false, false);
  }

  public ForbiddenException(Scope needed) {
    this("this needs the scope " + needed.wireName());
  }
}
