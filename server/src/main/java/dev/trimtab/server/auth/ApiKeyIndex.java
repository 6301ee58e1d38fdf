package dev.trimtab.server.auth;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.ApiKeyStore;
import dev.trimtab.tenant.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Every API key of the store in memory, by hash: a request costs no read, and an unknown key never
 * reaches the store.
 *
 * <p>{@link #refresh()} keeps it up to date, after each change made here and in between, and {@link
 * #age()} tells how old the keys are. Where it fails, a store of this process alone lets them go on
 * being good, as nobody else can have revoked one. On a store that others share they are trusted
 * for a while only. Thread-safe; requests never wait for a refresh.
 */
final class ApiKeyIndex {
  private static final int NEVER_READ = -1;

  private final ApiKeyStore store;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final @Nullable Duration trusted;
  private final ReentrantLock refreshing = new ReentrantLock();

  private volatile Snapshot snapshot;

  /** An empty index of a store that is this process's alone; refresh it before its first use. */
  ApiKeyIndex(ApiKeyStore store, InstantSource clock, LongSupplier nanoTime) {
    this(store, clock, nanoTime, null);
  }

  /**
   * An empty index; refresh it before its first use.
   *
   * @param nanoTime a clock that is never set, such as {@link System#nanoTime()}
   * @param trusted how old keys may be that somebody else may have revoked; null where nobody can
   */
  ApiKeyIndex(
      ApiKeyStore store, InstantSource clock, LongSupplier nanoTime, @Nullable Duration trusted) {
    this.trusted = trusted;
    this.store = store;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.snapshot = new Snapshot(NEVER_READ, nanoTime.getAsLong(), Map.of(), Map.of(), List.of());
  }

  /**
   * The principal of a key.
   *
   * @throws UnauthenticatedException where it is unknown, revoked or expired
   * @throws StorageException where that has not been known for too long
   */
  Principal authenticate(String secret) {
    return good(new KeySecret(secret)).principal;
  }

  /** A key that is good now. */
  record Known(ApiKey key, Principal principal) {}

  /** The key of that secret, as {@link #authenticate} finds it. */
  Known good(KeySecret secret) {
    if (!KeySecret.isWellFormed(secret.value())) {
      throw UnauthenticatedException.refused("this is not an API key");
    }
    refuseStale();
    return good(snapshot.byHash.get(secret.hash()));
  }

  /** The key of that id, which somebody has shown before; else as {@link #authenticate}. */
  Known good(String id) {
    refuseStale();
    return good(snapshot.byId.get(id));
  }

  private Known good(@Nullable Entry entry) {
    if (entry == null) {
      throw UnauthenticatedException.refused("the API key is unknown or was revoked");
    }
    Instant now = clock.instant();
    if (entry.key.isExpired(now)) {
      throw UnauthenticatedException.refused("the API key has expired");
    }
    entry.use.note(now);
    return entry.known;
  }

  /** Reads the keys again where they have changed. May block. */
  void refresh() {
    refreshing.lock();
    try {
      Snapshot before = snapshot;
      long asOf = nanoTime.getAsLong();
      long revision = store.revision();
      snapshot =
          revision == before.revision
              ? new Snapshot(revision, asOf, before.byHash, before.byId, before.oldestFirst)
              : read(revision, asOf, before);
    } finally {
      refreshing.unlock();
    }
  }

  /** Every key, oldest first, with its last use as far as this process knows it. */
  List<ApiKey> keys() {
    return snapshot.oldestFirst.stream().map(Entry::current).toList();
  }

  /** The key of that id, or empty. */
  Optional<ApiKey> key(String id) {
    return Optional.ofNullable(snapshot.byId.get(id)).map(Entry::current);
  }

  /** The key of that secret, expired or not, or empty where the store does not know it. */
  Optional<ApiKey> keyOf(KeySecret secret) {
    return Optional.ofNullable(snapshot.byHash.get(secret.hash())).map(Entry::current);
  }

  /** How long ago the keys in memory were those of the store. */
  Duration age() {
    return Duration.ofNanos(nanoTime.getAsLong() - snapshot.asOfNanos);
  }

  /** Hands the uses noted since the last call to the store. May block. */
  void flushLastUses() {
    Map<String, Instant> uses = new HashMap<>();
    List<Entry> entries = snapshot.oldestFirst;
    entries.forEach(entry -> entry.use.unsaved().ifPresent(use -> uses.put(entry.key.id(), use)));
    if (uses.isEmpty()) {
      return;
    }
    store.touch(uses);
    for (Entry entry : entries) {
      Instant use = uses.get(entry.key.id());
      if (use != null) {
        entry.use.saved(use);
      }
    }
  }

  private void refuseStale() {
    if (trusted != null && age().compareTo(trusted) > 0) {
      throw new StorageException(
          StorageException.Kind.UNAVAILABLE,
          "the API keys could not be compared with the store for " + age().toSeconds() + " s",
          null);
    }
  }

  private Snapshot read(long revision, long asOf, Snapshot before) {
    Map<String, LastUse> uses = new HashMap<>();
    before.oldestFirst.forEach(entry -> uses.put(entry.key.id(), entry.use));
    Map<KeyHash, Entry> byHash = new HashMap<>();
    Map<String, Entry> byId = new HashMap<>();
    List<Entry> oldestFirst = new ArrayList<>();
    for (ApiKey key : store.all()) {
      LastUse use = uses.computeIfAbsent(key.id(), id -> new LastUse());
      Entry entry = new Entry(key, new Known(key, key.principal()), use);
      byHash.put(KeyHash.ofHex(key.sha256()), entry);
      byId.put(key.id(), entry);
      oldestFirst.add(entry);
    }
    return new Snapshot(revision, asOf, byHash, byId, oldestFirst);
  }

  /** What was read, and as of when. Never changed once it is published. */
  private record Snapshot(
      long revision,
      long asOfNanos,
      Map<KeyHash, Entry> byHash,
      Map<String, Entry> byId,
      List<Entry> oldestFirst) {}

  /** A key with its principal, made once, and its use, which outlives the snapshot. */
  private record Entry(ApiKey key, Known known, LastUse use) {
    ApiKey current() {
      Instant used = use.latest(key.lastUsedAt());
      return new ApiKey(
          key.id(),
          key.sha256(),
          key.tenant(),
          key.name(),
          key.scopes(),
          key.createdAt(),
          key.expiresAt(),
          used,
          key.quotas());
    }
  }
}
