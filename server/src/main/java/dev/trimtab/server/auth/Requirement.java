package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a resource method asks of its caller.
 *
 * @param credentials false where the method answers without any
 * @param scopes every scope needed
 */
record Requirement(boolean credentials, Set<Scope> scopes) {
  /** What is asked where nobody said anything: fails closed. */
  private static final Requirement UNSAID = new Requirement(true, Set.of(Scope.ADMIN));

  /** What the annotations of {@code method}, else of its {@code resource}, ask for. */
  static Requirement of(Class<?> resource, Method method) {
    Allowed allowed = method.getAnnotation(Allowed.class);
    if (allowed == null && !method.isAnnotationPresent(Open.class)) {
      allowed = ofType(resource, Allowed.class);
    }
    if (allowed != null) {
      return new Requirement(true, Set.of(allowed.value()));
    }
    boolean open = method.isAnnotationPresent(Open.class) || ofType(resource, Open.class) != null;
    return open ? new Requirement(false, Set.of()) : UNSAID;
  }

  /** Throws unless {@code principal} has every scope needed. */
  void check(Principal principal) {
    for (Scope scope : scopes) {
      if (!principal.may(scope)) {
        throw new ForbiddenException(scope);
      }
    }
  }

  /** Looks at superclasses too: a resource class may be wrapped by a generated one. */
  private static <A extends Annotation> @Nullable A ofType(Class<?> type, Class<A> annotation) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      A found = at.getAnnotation(annotation);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
