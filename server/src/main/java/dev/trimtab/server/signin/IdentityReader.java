package dev.trimtab.server.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.auth.Identity;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import dev.trimtab.tenant.Person;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes out of a provider's claims who somebody is. */
record IdentityReader(Provider provider, OidcSettings settings) {
  private static final String SUBJECT = "sub";
  private static final String EMAIL = "email";

  /**
   * Who it is, by the ID token, and where that leaves out groups or the name, by what the provider
   * says of its people elsewhere.
   *
   * @throws SignInFailure where the claims cannot be used
   * @throws IOException where the provider does not answer
   */
  Identity read(JsonNode idToken, String accessToken) throws IOException, SignInFailure {
    try {
      return identity(completed(idToken, accessToken));
    } catch (InvalidInputException invalid) {
      throw SignInFailure.refused(
          "What %s says of you cannot be used here: %s %s."
              .formatted(
                  settings.label(),
                  invalid.faults().getFirst().pointer().replaceFirst("/", ""),
                  invalid.faults().getFirst().detail()));
    }
  }

  private JsonNode completed(JsonNode idToken, String accessToken)
      throws IOException, SignInFailure {
    ProviderDocument document = provider.document();
    boolean isComplete =
        idToken.has(settings.claims().name())
            && (idToken.has(settings.claims().groups()) || !settings.asksForGroups());
    if (isComplete || accessToken.isEmpty() || document.userInfo().isEmpty()) {
      return idToken;
    }
    Map<String, String> headers = Map.of("Authorization", "Bearer " + accessToken);
    Answered answered = provider.send(provider.get(document.userInfo().get(), headers));
    JsonNode more = answered.isSuccess() ? Provider.json(answered) : Json.MAPPER.createObjectNode();
    if (!more.path(SUBJECT).asText().equals(idToken.path(SUBJECT).asText())) {
      throw SignInFailure.refused(settings.label() + " does not say who you are.");
    }
    ObjectNode all = Json.MAPPER.createObjectNode();
    more.properties().forEach(claim -> all.set(claim.getKey(), claim.getValue()));
    idToken.properties().forEach(claim -> all.set(claim.getKey(), claim.getValue()));
    return all;
  }

  private Identity identity(JsonNode claims) {
    String subject = claims.path(SUBJECT).asText();
    Set<String> groups = texts(claims.path(settings.claims().groups()));
    Set<String> asked = new HashSet<>();
    for (String name : settings.claimsAsked()) {
      texts(claims.path(name)).forEach(value -> asked.add(name + "=" + value));
    }
    return new Identity(
        settings.issuer().toString(),
        new Person(subject, name(claims, subject), groups),
        email(claims),
        asked);
  }

  private String name(JsonNode claims, String subject) {
    return Stream.of(settings.claims().name(), "preferred_username", EMAIL)
        .map(claim -> Spoken.of(claims.path(claim).asText()))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(subject);
  }

  private static @Nullable String email(JsonNode claims) {
    String email = claims.path(EMAIL).asText();
    boolean isChecked = claims.path("email_verified").asBoolean();
    return isChecked && email.indexOf('@') > 0 ? email.toLowerCase(Locale.ROOT) : null;
  }

  /** A list of texts, numbers or truths, or one of them; anything else is passed over. */
  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new HashSet<>();
    Iterable<JsonNode> each = node.isArray() ? node : List.of(node);
    for (JsonNode value : each) {
      if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
        texts.add(value.asText());
      }
    }
    return texts;
  }
}
