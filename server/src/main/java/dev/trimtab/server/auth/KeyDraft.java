package dev.trimtab.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.tenant.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is asked for: checked field by field, but not yet against who asks.
 *
 * @param tenant the text of {@code tenant_id}; null where it was left out
 * @param expiresAt null for never
 */
record KeyDraft(
    @Nullable String tenant, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
  private static final int MAX_NAME_LENGTH = 200;
  private static final int MAX_YEAR = 9999;
  private static final Set<String> FIELDS = Set.of("tenant_id", "name", "scopes", "expires_at");

  /**
   * Reads the body of a request for a key.
   *
   * @throws InvalidInputException with every fault found
   */
  static KeyDraft read(JsonNode body, Instant now) {
    if (!body.isObject()) {
      throw new InvalidInputException("", "must be a JSON object");
    }
    List<FieldFault> faults = new ArrayList<>();
    for (String field : (Iterable<String>) body::fieldNames) {
      if (!FIELDS.contains(field)) {
        faults.add(new FieldFault("/" + escaped(field), "is not a field of a key"));
      }
    }
    Optional<Optional<String>> tenant = collect(faults, () -> optionalText(body, "tenant_id"));
    Optional<String> name = collect(faults, () -> name(body));
    Optional<Set<Scope>> scopes = collect(faults, () -> scopes(body));
    Optional<Optional<Instant>> expiresAt = collect(faults, () -> expiry(body, now));
    if (!faults.isEmpty()) {
      throw new InvalidInputException(faults);
    }
    return new KeyDraft(
        tenant.orElseThrow().orElse(null),
        name.orElseThrow(),
        scopes.orElseThrow(),
        expiresAt.orElseThrow().orElse(null));
  }

  private static <T> Optional<T> collect(List<FieldFault> faults, Supplier<T> field) {
    try {
      return Optional.of(field.get());
    } catch (InvalidInputException invalid) {
      faults.addAll(invalid.faults());
      return Optional.empty();
    }
  }

  private static String name(JsonNode body) {
    String name = optionalText(body, "name").orElse(null);
    if (name == null) {
      throw new InvalidInputException("/name", "is needed: what people call this key");
    }
    return Text.name("/name", name.trim(), MAX_NAME_LENGTH);
  }

  private static Set<Scope> scopes(JsonNode body) {
    JsonNode names = body.path("scopes");
    if (!names.isArray() || names.isEmpty()) {
      throw new InvalidInputException(
          "/scopes", "must be an array with at least one of " + Scope.wireNames());
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (int i = 0; i < names.size(); i++) {
      String pointer = "/scopes/" + i;
      scopes.add(
          Scope.ofWireName(names.get(i).asText())
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          pointer, "is not a scope; the scopes are " + Scope.wireNames())));
    }
    return scopes;
  }

  private static Optional<Instant> expiry(JsonNode body, Instant now) {
    return optionalText(body, "expires_at").map(text -> expiry(text, now));
  }

  private static Instant expiry(String text, Instant now) {
    OffsetDateTime time;
    try {
      time = OffsetDateTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new InvalidInputException(
          "/expires_at", "must be a time in ISO 8601 with an offset, such as 2027-01-31T12:00:00Z");
    }
    if (!time.toInstant().isAfter(now) || time.getYear() > MAX_YEAR) {
      throw new InvalidInputException("/expires_at", "must lie ahead, before the year 10000");
    }
    return time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Optional<String> optionalText(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new InvalidInputException("/" + field, "must be a string");
    }
    return Optional.of(value.textValue());
  }

  /** As JSON pointers want it (RFC 6901, section 3). */
  private static String escaped(String field) {
    return field.replace("~", "~0").replace("/", "~1");
  }
}
