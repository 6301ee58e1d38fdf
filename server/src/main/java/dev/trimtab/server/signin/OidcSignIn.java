package dev.trimtab.server.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.auth.IdTokens;
import dev.trimtab.server.auth.Identity;
import dev.trimtab.server.auth.UnauthenticatedException;
import dev.trimtab.tenant.Person;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Signs people in by the code flow of OpenID Connect, with PKCE. Blocks; thread-safe.
 *
 * @param settings which provider
 * @param provider reaches it
 * @param idTokens checks what it signs
 */
record OidcSignIn(
    OidcSettings settings,
    Provider provider,
    IdTokens idTokens,
    SecureRandom random,
    InstantSource clock) {
  private static final int MOST_GROUPS_TOLD = 10;

  /** A sign-in under way: where the browser goes, and what it keeps. */
  record Begun(URI location, SignInState state) {}

  /**
   * Begins to sign somebody in.
   *
   * @throws SignInFailure where the provider cannot be reached
   */
  Begun begin(ReturnPath path) throws SignInFailure {
    URI endpoint;
    try {
      endpoint = provider.document().authorization();
    } catch (IOException unavailable) {
      throw unavailable(unavailable);
    }
    SignInState state = SignInState.random(random, path, clock.instant());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", settings.client().id());
    parameters.put("redirect_uri", settings.redirect().toString());
    parameters.put("scope", settings.scopes());
    parameters.put("state", state.state());
    parameters.put("nonce", state.nonce());
    parameters.put("code_challenge", state.challenge());
    parameters.put("code_challenge_method", "S256");
    return new Begun(with(endpoint, parameters), state);
  }

  /**
   * Who comes back from the provider.
   *
   * @param begun what their browser has kept
   * @throws SignInFailure where they are not signed in
   */
  Identity finish(ProviderAnswer answer, Optional<SignInState> begun) throws SignInFailure {
    SignInState state =
        begun.orElseThrow(
            () ->
                SignInFailure.refused(
                    "This sign-in has ended already, has taken too long, or began in another"
                        + " browser. Sign in again."));
    if (!state.isState(answer.state())) {
      throw SignInFailure.refused("The answer belongs to another sign-in. Sign in again.");
    }
    if (state.isOver(clock.instant())) {
      throw SignInFailure.refused(
          "This sign-in has taken longer than %d minutes. Sign in again."
              .formatted(SignInState.GOOD_FOR.toMinutes()));
    }
    try {
      checkIssuer(answer);
      checkAnswer(answer);
      return identity(answer, state);
    } catch (UnauthenticatedException refused) {
      throw SignInFailure.refused(
          "What %s has signed cannot be accepted: %s."
              .formatted(settings.label(), refused.getMessage()));
    } catch (IOException unavailable) {
      throw unavailable(unavailable);
    }
  }

  private Identity identity(ProviderAnswer answer, SignInState state)
      throws IOException, SignInFailure {
    CodeExchange.Tokens tokens =
        new CodeExchange(provider, settings).tokens(answer.code(), state.verifier());
    JsonNode claims = idTokens.verify(tokens.idToken(), state.nonce());
    return new IdentityReader(provider, settings).read(claims, tokens.accessToken());
  }

  /** An answer of another provider must not be taken to this one (RFC 9207, section 2.4). */
  private void checkIssuer(ProviderAnswer answer) throws IOException, SignInFailure {
    boolean isMissing = answer.issuer().isEmpty() && provider.document().namesItself();
    boolean isOther =
        !answer.issuer().isEmpty() && !answer.issuer().equals(settings.issuer().toString());
    if (isMissing || isOther) {
      throw SignInFailure.refused("The answer is not from %s.".formatted(settings.label()));
    }
  }

  private void checkAnswer(ProviderAnswer answer) throws SignInFailure {
    if (!answer.error().isEmpty()) {
      String more = answer.description().isEmpty() ? "" : " (" + answer.description() + ")";
      throw SignInFailure.refused(
          "%s did not sign you in: %s%s.".formatted(settings.label(), answer.error(), more));
    }
    if (answer.code().isEmpty()) {
      throw SignInFailure.refused(settings.label() + " sent no code. Sign in again.");
    }
  }

  /** Somebody is known, and no rule fits. */
  SignInFailure noAccess(Identity identity) {
    Person person = identity.person();
    String groups =
        person.groups().stream().sorted().limit(MOST_GROUPS_TOLD).collect(Collectors.joining(", "));
    return SignInFailure.noAccess(
        ("You are signed in at %s as %s, but no rule here gives you access. Ask whoever runs this"
             + " Trimtab for a rule that fits you: your subject there is %s, your groups are %s.")
            .formatted(
                settings.label(),
                person.name(),
                person.subject(),
                groups.isEmpty() ? "not told" : groups),
        "no rule gives access to " + person.subject());
  }

  /** Where people sign out of the provider, as far as it has said so. Does not block. */
  Optional<URI> signOut() {
    return provider
        .ifKnown()
        .flatMap(ProviderDocument::endSession)
        .map(place -> with(place, Map.of("client_id", settings.client().id())));
  }

  private SignInFailure unavailable(IOException why) {
    return SignInFailure.unavailable(settings.label(), String.valueOf(why.getMessage()));
  }

  private static URI with(URI place, Map<String, String> parameters) {
    String separator = place.getRawQuery() == null ? "?" : "&";
    return URI.create(place + separator + CodeExchange.form(parameters));
  }
}
