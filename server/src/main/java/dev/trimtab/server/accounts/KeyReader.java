package dev.trimtab.server.accounts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.MeOut;
import dev.trimtab.server.auth.NewKey;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a request for a key, field by field, but does not yet look at who asks. */
final class KeyReader {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final BodyFields fields;
  private final Instant now;

  KeyReader(BodyFields fields, Instant now) {
    this.fields = fields;
    this.now = now;
  }

  /** Whose key is asked for. */
  sealed interface Owner {
    /** Nobody was named. */
    record Unnamed() implements Owner {}

    /** The operator, by {@code *}. */
    record Operator() implements Owner {}

    /** A tenant. */
    record Tenant(TenantId id) implements Owner {}
  }

  /** What is asked for. */
  record Draft(Owner owner, NewKey key) {}

  /**
   * Reads the whole request.
   *
   * @throws dev.trimtab.input.InvalidInputException with every fault found
   */
  Draft read() {
    String tenant = fields.optionalName("tenant_id", TenantId.MAX_LENGTH);
    String name = fields.name("name", NewKey.MAX_NAME_LENGTH);
    Set<Scope> scopes = scopes();
    Instant expiresAt = expiresAt();
    Quotas quotas = QuotaWire.read(fields.object("quotas"));
    fields.finish();
    return new Draft(owner(tenant), new NewKey(requireNonNull(name), scopes, expiresAt, quotas));
  }

  private static Owner owner(@Nullable String tenant) {
    if (tenant == null) {
      return new Owner.Unnamed();
    }
    return tenant.trim().equals(MeOut.OPERATOR)
        ? new Owner.Operator()
        : new Owner.Tenant(new TenantId(tenant));
  }

  private Set<Scope> scopes() {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    JsonNode names = fields.take("scopes");
    if (names == null || !names.isArray() || names.isEmpty()) {
      fields.fault("scopes", "must be an array of at least one of " + Scope.wireNames());
      return scopes;
    }
    for (int i = 0; i < names.size(); i++) {
      Optional<Scope> scope =
          names.get(i).isTextual() ? Scope.ofWireName(names.get(i).textValue()) : Optional.empty();
      if (scope.isEmpty()) {
        fields.fault(
            "scopes", "item " + (i + 1) + " is no scope; the scopes are " + Scope.wireNames());
        return scopes;
      }
      scopes.add(scope.get());
    }
    return scopes;
  }

  private @Nullable Instant expiresAt() {
    JsonNode value = fields.take("expires_at");
    if (value == null) {
      return null;
    }
    try {
      // The text of anything but a string is empty, and no time.
      Instant time = OffsetDateTime.parse(value.isTextual() ? value.textValue() : "").toInstant();
      if (time.isAfter(now) && !time.isAfter(LATEST)) {
        return time.truncatedTo(ChronoUnit.MICROS);
      }
      fields.fault("expires_at", "must lie ahead, in the years to 9999");
    } catch (DateTimeException noTime) {
      fields.fault(
          "expires_at", "must be an ISO 8601 time with an offset, as in 2027-01-31T09:30:00Z");
    }
    return null;
  }
}
