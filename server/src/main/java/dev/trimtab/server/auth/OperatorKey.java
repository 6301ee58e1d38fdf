package dev.trimtab.server.auth;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sees to it that somebody can administer the server: a store without an operator key gets one, and
 * the key is kept in {@link AdminKeyFile}.
 */
public final class OperatorKey {
  static final String NAME = "operator";

  private final ApiKeyStore store;
  private final ApiKeyIndex index;
  private final AdminKeyFile file;
  private final InstantSource clock;
  private final EventIds ids;

  OperatorKey(
      ApiKeyStore store, ApiKeyIndex index, AdminKeyFile file, InstantSource clock, EventIds ids) {
    this.store = store;
    this.index = index;
    this.file = file;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Makes an operator key in a store that no server has open, and puts it into the file of its data
   * folder.
   *
   * @throws IOException where the file cannot be written
   */
  public static State.Made reset(
      ApiKeyStore store, Path dataFolder, InstantSource clock, EventIds ids) throws IOException {
    ApiKeyIndex index = new ApiKeyIndex(store, clock, System::nanoTime);
    AdminKeyFile file = new AdminKeyFile(dataFolder);
    return new OperatorKey(store, index, file, clock, ids).make(KeySecret.random());
  }

  /** What was found, or done, at start. */
  public sealed interface State {
    /** A new key: to be shown, for the only time. */
    record Made(KeySecret secret, Path file) implements State {}

    /** The file holds a key that the store knows. */
    record Kept(KeySecret secret, Path file) implements State {}

    /** The store has an operator key, but the file is gone or holds another. */
    record Lost(Path file) implements State {}
  }

  /**
   * Finds the operator's key or makes one.
   *
   * <p>The store alone says which keys are good: what a file holds is never added to it, so that a
   * revoked key does not come back. Where another node makes one at the same time, this one does
   * not.
   *
   * @param maker of the secret, where one is needed
   */
  State ensure(Supplier<KeySecret> maker) throws IOException {
    if (index.keys().stream().noneMatch(key -> administers(key, clock.instant()))) {
      KeySecret secret = maker.get();
      if (isFirst(secret)) {
        return new State.Made(secret, file.path());
      }
    }
    return file.read()
        .filter(secret -> index.keyOf(secret).isPresent())
        .<State>map(secret -> new State.Kept(secret, file.path()))
        .orElseGet(() -> new State.Lost(file.path()));
  }

  /** Makes another operator key and puts it into the file; keys made before stay good. */
  State.Made make(KeySecret secret) throws IOException {
    // The file first: a crash in between leaves a key nobody saw and the store does not know.
    file.write(secret);
    ApiKey key = key(secret, clock.instant(), ids);
    store.create(key, new KeyAudit(AuditAuthor.server(clock)).created(key));
    index.refresh();
    return new State.Made(secret, file.path());
  }

  private boolean isFirst(KeySecret secret) throws IOException {
    file.write(secret);
    Instant now = clock.instant();
    ApiKey key = key(secret, now, ids);
    boolean first =
        store.createUnless(
            other -> administers(other, now),
            key,
            new KeyAudit(AuditAuthor.server(clock)).created(key));
    if (!first) {
      file.remove();
    }
    index.refresh();
    return first;
  }

  private static ApiKey key(KeySecret secret, Instant now, EventIds ids) {
    Instant createdAt = now.truncatedTo(ChronoUnit.MICROS);
    return new ApiKey(
        ids.next(createdAt),
        secret.hash().hex(),
        null,
        NAME,
        Set.of(Scope.ADMIN),
        createdAt,
        null,
        null);
  }

  /** True where the key crosses tenants, makes other keys, and works now. */
  static boolean administers(ApiKey key, Instant now) {
    return key.tenant() == null && key.scopes().contains(Scope.ADMIN) && !key.isExpired(now);
  }
}
