package dev.trimtab.server.signin;

import dev.trimtab.server.http.ProblemKind;

/** Why nobody is signed in: what the person is told, and what whoever runs the server is. */
final class SignInFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final String told;

  private SignInFailure(ProblemKind kind, String told, String logged) {
    super(logged, null, false, false);
    this.kind = kind;
    this.told = told;
  }

  /** What the browser or the provider has sent is not good. */
  static SignInFailure refused(String told) {
    return new SignInFailure(ProblemKind.SIGN_IN_FAILED, told, told);
  }

  /** The address that the sign-in began with is not good. */
  static SignInFailure invalid(String told) {
    return new SignInFailure(ProblemKind.INVALID_INPUT, told, told);
  }

  /** Somebody is known, and may do nothing here. */
  static SignInFailure noAccess(String told, String logged) {
    return new SignInFailure(ProblemKind.NO_ACCESS, told, logged);
  }

  /** Too many have failed before it. */
  static SignInFailure tooMany(String told) {
    return new SignInFailure(ProblemKind.TOO_MANY_SIGN_INS, told, told);
  }

  /**
   * The provider does not answer, or not with what it must.
   *
   * @param why for the log: it may tell of networks that the person need not know
   */
  static SignInFailure unavailable(String label, String why) {
    return new SignInFailure(
        ProblemKind.PROVIDER_UNAVAILABLE,
        label
            + " cannot be reached from here, or does not answer as it should. Try again in a"
            + " minute; an API key works meanwhile.",
        label + " cannot be used: " + why);
  }

  ProblemKind kind() {
    return kind;
  }

  /** For the person, in whole sentences. */
  String told() {
    return told;
  }
}
