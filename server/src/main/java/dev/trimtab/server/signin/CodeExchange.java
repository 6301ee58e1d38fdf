package dev.trimtab.server.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Exchanges a code for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5). */
record CodeExchange(Provider provider, OidcSettings settings) {
  /** What a code is worth. */
  record Tokens(String idToken, String accessToken) {
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  /**
   * The tokens of a code.
   *
   * @throws SignInFailure where the provider does not take the code, or this server
   * @throws IOException where it does not answer
   */
  Tokens tokens(String code, String verifier) throws IOException, SignInFailure {
    ProviderDocument document = provider.document();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", settings.redirect().toString());
    form.put("code_verifier", verifier);
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<String> secret = settings.client().secret();
    String id = settings.client().id();
    if (secret.isPresent() && document.takesBasic()) {
      headers.put("Authorization", basic(id, secret.get()));
    } else {
      form.put("client_id", id);
      secret.ifPresent(known -> form.put("client_secret", known));
    }
    return read(provider.send(provider.post(document.token(), headers, form(form))));
  }

  private Tokens read(Answered answered) throws SignInFailure {
    JsonNode json;
    try {
      json = Provider.json(answered);
    } catch (IOException noJson) {
      throw SignInFailure.refused(
          "%s answered with the status %d, in a form that cannot be read here."
              .formatted(settings.label(), answered.status()));
    }
    String error = Spoken.of(json.path("error").asText());
    if (!answered.isSuccess() || !error.isEmpty()) {
      throw SignInFailure.refused(
          settings.label()
              + " did not accept the sign-in ("
              + (error.isEmpty() ? "status " + answered.status() : error)
              + "). "
              + (error.equals("invalid_client")
                  ? "Whoever runs this Trimtab must mend its client id or secret."
                  : "Sign in again."));
    }
    String idToken = json.path("id_token").asText();
    if (idToken.isEmpty()) {
      throw SignInFailure.refused(settings.label() + " sent no ID token.");
    }
    return new Tokens(idToken, json.path("access_token").asText());
  }

  /** Both parts are encoded as in a form first (RFC 6749, section 2.3.1). */
  private static String basic(String id, String secret) {
    String pair = encoded(id) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
