package dev.trimtab.server.signin;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * What a provider has a browser bring back (RFC 6749, section 4.1.2; RFC 9207). Providers add
 * parameters of their own, which say nothing here.
 *
 * @param state of the sign-in; empty where it is missing, as all others
 * @param code to be exchanged
 * @param error where there is no code
 * @param description more of that error
 * @param issuer who answers
 */
record ProviderAnswer(String state, String code, String error, String description, String issuer) {
  static ProviderAnswer of(RoutingContext request) throws SignInFailure {
    return new ProviderAnswer(
        one(request, "state"),
        one(request, "code"),
        Spoken.of(one(request, "error")),
        Spoken.of(one(request, "error_description")),
        one(request, "iss"));
  }

  private static String one(RoutingContext request, String parameter) throws SignInFailure {
    List<String> values = request.queryParam(parameter);
    if (values.size() > 1) {
      throw SignInFailure.refused("The answer has " + parameter + " twice. Sign in again.");
    }
    return values.isEmpty() ? "" : values.getFirst();
  }

  @Override
  public String toString() {
    return "ProviderAnswer";
  }
}
