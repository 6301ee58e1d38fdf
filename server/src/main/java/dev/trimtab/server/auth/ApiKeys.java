package dev.trimtab.server.auth;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes, shows, rotates and revokes keys. A change counts on this node when its method returns, on
 * others within seconds. Methods may block.
 *
 * <p>{@code within} is the tenant whose keys the caller may see: keys of others do not exist for
 * it. Empty, for the operator, it is the whole server.
 */
public final class ApiKeys {
  private final ApiKeyStore store;
  private final ApiKeyIndex index;
  private final AdminKeyFile adminKey;
  private final InstantSource clock;
  private final EventIds ids;
  private final int maxPerTenant;

  ApiKeys(
      ApiKeyStore store,
      ApiKeyIndex index,
      AdminKeyFile adminKey,
      InstantSource clock,
      EventIds ids,
      int maxPerTenant) {
    this.store = store;
    this.index = index;
    this.adminKey = adminKey;
    this.clock = clock;
    this.ids = ids;
    this.maxPerTenant = maxPerTenant;
  }

  /** What became of a change to a key. */
  public sealed interface Change {
    /** It is durable. */
    record Done(ApiKey key) implements Change {}

    /** It is durable, and this is the new secret, which nobody can ask for again. */
    record Issued(ApiKey key, KeySecret secret) implements Change {}

    /** There is no such key, or none the caller may see. */
    record Unknown() implements Change {}

    /** The key is as it was. */
    record Refused(String why) implements Change {}
  }

  /**
   * Makes a key.
   *
   * @param author who asks for it
   * @param tenant whose it is; null for another operator key
   * @throws InvalidInputException where the tenant has as many keys as it may have
   */
  public Change.Issued create(AuditAuthor author, @Nullable TenantId tenant, NewKey asked) {
    index.refresh();
    long count = index.keys().stream().filter(key -> Objects.equals(key.tenant(), tenant)).count();
    if (count >= maxPerTenant) {
      throw new InvalidInputException(
          "/tenant_id", "has " + count + " keys, the most there may be: revoke some first");
    }
    KeySecret secret = KeySecret.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ApiKey key =
        new ApiKey(
            ids.next(now),
            secret.hash().hex(),
            tenant,
            asked.name(),
            asked.scopes(),
            now,
            asked.expiresAt(),
            null,
            asked.quotas());
    store.create(key, new KeyAudit(author).created(key));
    index.refresh();
    return new Change.Issued(key, secret);
  }

  /** Every key the caller may see, oldest first, expired ones included. */
  public List<ApiKey> list(Optional<TenantId> within) {
    index.refresh();
    return index.keys().stream().filter(key -> isVisible(key, within)).toList();
  }

  /** The key of that id, or empty where there is none the caller may see. */
  public Optional<ApiKey> find(Optional<TenantId> within, String id) {
    index.refresh();
    return index.key(id).filter(key -> isVisible(key, within));
  }

  /** Gives a key a new secret; the old one is refused from now on. */
  public Change rotate(AuditAuthor author, Optional<TenantId> within, String id) {
    Optional<ApiKey> found = find(within, id);
    if (found.isEmpty()) {
      return new Change.Unknown();
    }
    if (found.get().isExpired(clock.instant())) {
      return new Change.Refused("the key has expired; make a new one");
    }
    KeySecret secret = KeySecret.random();
    Optional<ApiKey> rotated =
        store.rotate(id, secret.hash().hex(), new KeyAudit(author).rotated(found.get()));
    index.refresh();
    rotated.ifPresent(key -> keepAdminKey(found.get(), secret));
    return rotated
        .<Change>map(key -> new Change.Issued(key, secret))
        .orElseGet(Change.Unknown::new);
  }

  /** Ends a key for good. */
  public Change revoke(AuditAuthor author, Optional<TenantId> within, String id) {
    Optional<ApiKey> found = find(within, id);
    if (found.isEmpty()) {
      return new Change.Unknown();
    }
    if (isLastOperator(found.get())) {
      return new Change.Refused(
          "this is the last key that administers the server: make another first (tenant_id *, scope"
              + " admin), or rotate this one");
    }
    boolean revoked = store.revoke(id, new KeyAudit(author).revoked(found.get()));
    index.refresh();
    return revoked ? new Change.Done(found.get()) : new Change.Unknown();
  }

  /** Reads the keys again, after a change that was made beside this. */
  public void refresh() {
    index.refresh();
  }

  private boolean isLastOperator(ApiKey key) {
    return OperatorKey.administers(key, clock.instant())
        && index.keys().stream()
            .filter(other -> OperatorKey.administers(other, clock.instant()))
            .allMatch(other -> other.id().equals(key.id()));
  }

  /** Where the key in the file was rotated, the file follows: the command line goes on working. */
  private void keepAdminKey(ApiKey before, KeySecret secret) {
    try {
      Optional<KeySecret> kept = adminKey.read();
      if (kept.isPresent() && kept.get().hash().hex().equals(before.sha256())) {
        adminKey.write(secret);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static boolean isVisible(ApiKey key, Optional<TenantId> within) {
    return within.isEmpty() || within.get().equals(key.tenant());
  }
}
