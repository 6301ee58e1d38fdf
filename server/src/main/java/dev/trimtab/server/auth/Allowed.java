package dev.trimtab.server.auth;

import dev.trimtab.tenant.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which scopes a resource method, or every method of a resource class, asks of its caller. Each
 * method says this or {@link Open}; one that says neither is closed to everybody but an admin.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
  /** Every scope needed; none where any principal will do. */
  Scope[] value();
}
