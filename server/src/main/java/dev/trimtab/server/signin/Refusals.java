package dev.trimtab.server.signin;

import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.RefusedLogins;
import dev.trimtab.server.auth.SignInThrottle;
import dev.trimtab.server.auth.TooManySignInsException;
import dev.trimtab.server.http.ProblemKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Holds back addresses whose sign-ins fail, with those that try keys, and has it written down. */
@Singleton
final class Refusals {
  private final SignInThrottle throttle;
  private final RefusedLogins noted;

  Refusals(SignInThrottle throttle, RefusedLogins noted) {
    this.throttle = throttle;
    this.noted = noted;
  }

  /**
   * Lets an address try.
   *
   * @throws SignInFailure where it must wait
   */
  void admit(RoutingContext request) throws SignInFailure {
    try {
      throttle.admit(Auditor.address(request));
    } catch (TooManySignInsException tooMany) {
      throw SignInFailure.tooMany(
          "Too many sign-ins from your address have failed. Try again in %d seconds."
              .formatted(tooMany.retryAfterSeconds()));
    }
  }

  /** What may be somebody's guess counts; an outage, and people whom no rule knows, do not. */
  void note(SignInFailure failure, RoutingContext request) {
    if (failure.kind() == ProblemKind.SIGN_IN_FAILED) {
      throttle.refused(Auditor.address(request));
    }
    if (failure.kind() != ProblemKind.PROVIDER_UNAVAILABLE) {
      noted.note(Auditor.address(request), failure.getMessage());
    }
  }
}
