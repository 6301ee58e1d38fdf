package dev.trimtab.server.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the issuer, kept in memory and fetched beside the requests: now and then, and
 * where a token names a key that is not known, which is how a rotation is noticed.
 *
 * <p>However many tokens name unknown keys, between the beginnings of two fetches lies the
 * cool-down at least. Where a fetch fails the keys known stay good. Thread-safe; nobody waits for a
 * fetch but who asks for its end.
 */
final class IssuerKeys {
  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

  private final KeySetSource source;
  private final Executor beside;
  private final LongSupplier nanoTime;
  private final long coolDownNanos;
  private final long refreshNanos;

  private volatile VerificationKeys keys = VerificationKeys.NONE;
  private @Nullable CompletableFuture<Void> underWay;
  private long begunNanos;
  private long fetchedNanos;
  private boolean begun;
  private boolean isWanted = true;
  private boolean isFailing;

  /**
   * No keys yet: {@link #tick} begins to fetch them.
   *
   * @param beside runs the fetches
   * @param nanoTime a clock that is never set
   * @param coolDown the least time between the beginnings of two fetches
   * @param refresh how old the keys become before they are fetched again
   */
  IssuerKeys(
      KeySetSource source,
      Executor beside,
      LongSupplier nanoTime,
      Duration coolDown,
      Duration refresh) {
    this.source = source;
    this.beside = beside;
    this.nanoTime = nanoTime;
    this.coolDownNanos = coolDown.toNanos();
    this.refreshNanos = refresh.toNanos();
  }

  /** The keys known now. */
  VerificationKeys known() {
    return keys;
  }

  /**
   * Asks for keys that are not known.
   *
   * @return completes when the fetch under way, or one that begins now, has ended; null where none
   *     may begin yet: then one follows as soon as it may
   */
  @Nullable CompletableFuture<Void> ask() {
    synchronized (this) {
      if (underWay != null) {
        return underWay;
      }
      isWanted = true;
    }
    return begin();
  }

  /** Begins a fetch where one is due. To be called often. */
  void tick() {
    var _ = begin();
  }

  /**
   * Begins a fetch where one is due, for somebody who waits for it.
   *
   * @return completes when the fetch under way has ended; null where there is none
   */
  @Nullable CompletableFuture<Void> refresh() {
    return begin();
  }

  private @Nullable CompletableFuture<Void> begin() {
    CompletableFuture<Void> fetch;
    synchronized (this) {
      if (underWay != null || !isDue(nanoTime.getAsLong())) {
        return underWay;
      }
      begun = true;
      begunNanos = nanoTime.getAsLong();
      isWanted = false;
      fetch = new CompletableFuture<>();
      underWay = fetch;
    }
    beside.execute(() -> fetch(fetch));
    return fetch;
  }

  private boolean isDue(long now) {
    boolean isCool = !begun || now - begunNanos >= coolDownNanos;
    return isCool && (isWanted || isFailing || now - fetchedNanos >= refreshNanos);
  }

  private void fetch(CompletableFuture<Void> done) {
    try {
      VerificationKeys fetched = source.fetch();
      keys = fetched;
      ended(null);
    } catch (IOException | RuntimeException failure) {
      ended(failure);
    } finally {
      done.complete(null);
    }
  }

  /** A failure is told once, not each time. */
  private synchronized void ended(@Nullable Exception failure) {
    underWay = null;
    if (failure == null) {
      fetchedNanos = nanoTime.getAsLong();
      if (isFailing) {
        LOG.infof("The token issuer answers again: %d keys", keys.size());
      }
    } else if (!isFailing) {
      LOG.warnf(
          "The keys of the token issuer cannot be fetched: %s; %d known ones stay good",
          failure.getMessage(), keys.size());
    }
    isFailing = failure != null;
  }
}
