package dev.trimtab.server.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param authorization where people are sent
 * @param token where a code is exchanged
 * @param keys where its public keys are
 * @param userInfo where more is said of a person
 * @param endSession where people sign out
 * @param namesItself true where each of its answers says who sent it (RFC 9207)
 * @param clientAuth how clients may prove who they are
 */
record ProviderDocument(
    URI authorization,
    URI token,
    URI keys,
    Optional<URI> userInfo,
    Optional<URI> endSession,
    boolean namesItself,
    List<String> clientAuth) {
  private static final String BASIC = "client_secret_basic";
  private static final String POST = "client_secret_post";

  ProviderDocument {
    clientAuth = List.copyOf(clientAuth);
  }

  /**
   * Reads what the provider has sent.
   *
   * @param issuer whose it must be
   * @throws IOException saying what is wrong with it
   */
  static ProviderDocument read(JsonNode json, String issuer) throws IOException {
    String said = json.path("issuer").asText();
    if (!said.equals(issuer)) {
      throw new IOException(
          "it calls itself \"%s\" and not \"%s\", as trimtab.sign-in.oidc.issuer does"
              .formatted(said, issuer));
    }
    return new ProviderDocument(
        required(json, "authorization_endpoint"),
        required(json, "token_endpoint"),
        required(json, "jwks_uri"),
        optional(json, "userinfo_endpoint"),
        optional(json, "end_session_endpoint"),
        json.path("authorization_response_iss_parameter_supported").asBoolean(),
        clientAuth(json.path("token_endpoint_auth_methods_supported")));
  }

  /** True where a secret goes into a header; else it goes into the body. */
  boolean takesBasic() {
    return clientAuth.contains(BASIC) || !clientAuth.contains(POST);
  }

  private static List<String> clientAuth(JsonNode methods) {
    List<String> names = new ArrayList<>();
    methods.forEach(method -> names.add(method.asText()));
    return names.isEmpty() ? List.of(BASIC) : names;
  }

  private static URI required(JsonNode json, String field) throws IOException {
    return optional(json, field).orElseThrow(() -> new IOException("it does not say " + field));
  }

  private static Optional<URI> optional(JsonNode json, String field) throws IOException {
    String text = json.path(field).asText();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && List.of("https", "http").contains(url.getScheme())) {
        return Optional.of(url);
      }
    } catch (IllegalArgumentException malformed) {
      // told below
    }
    throw new IOException(field + " is no https URL");
  }
}
