package dev.trimtab.server.accounts;

import dev.trimtab.client.KeyCreated;
import dev.trimtab.client.KeyOut;
import dev.trimtab.client.MeOut;
import dev.trimtab.client.PersonOut;
import dev.trimtab.server.auth.KeySecret;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.Person;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys and principals in the form callers see. */
final class KeyWire {
  private KeyWire() {}

  /** With its secret: for the one answer that shows it. */
  static KeyCreated created(ApiKey key, KeySecret secret) {
    return new KeyCreated(
        key.id(),
        secret.value(),
        tenantId(key.tenant()),
        key.name(),
        names(key.scopes()),
        key.createdAt(),
        key.expiresAt(),
        QuotaWire.out(key.quotas()));
  }

  static KeyOut out(ApiKey key) {
    return new KeyOut(
        key.id(),
        tenantId(key.tenant()),
        key.name(),
        names(key.scopes()),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        QuotaWire.out(key.quotas()));
  }

  static MeOut me(Principal principal) {
    Person person = principal.person();
    return new MeOut(
        tenantId(principal.tenant()),
        principal.name(),
        names(principal.scopes()),
        person == null ? null : new PersonOut(person.subject(), sorted(person.groups())));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  static String tenantId(@Nullable TenantId tenant) {
    return tenant == null ? MeOut.OPERATOR : tenant.value();
  }

  /** In the order of the enum, not of a hash table. */
  private static List<String> names(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::wireName).toList();
  }
}
