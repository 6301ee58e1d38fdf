package dev.trimtab.server.health;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Storage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready means that the store can be read and written now. Looking costs a commit and anybody may
 * ask, so an answer holds for a second, and who asks meanwhile waits for the one look. A look that
 * takes long is not waited for: whoever asks has a limit too.
 */
@Readiness
@Singleton
public final class StoreReadiness implements HealthCheck {
  private static final Duration HOLDS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Storage storage;
  private final InstantSource clock;
  private @Nullable CompletableFuture<Answer> last;

  StoreReadiness(Storage storage, InstantSource clock) {
    this.storage = storage;
    this.clock = clock;
  }

  private record Answer(HealthCheckResponse response, Instant at) {}

  @Override
  public HealthCheckResponse call() {
    try {
      return look().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).response();
    } catch (TimeoutException silent) {
      return down("no_answer");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return down("interrupted");
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException(unexpected.getCause());
    }
  }

  /** The look that is under way, or one that is fresh enough, or else a new one. */
  private synchronized CompletableFuture<Answer> look() {
    if (last != null && (!last.isDone() || isFresh(last))) {
      return last;
    }
    CompletableFuture<Answer> begun = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("store-readiness").start(() -> complete(begun));
    last = begun;
    return begun;
  }

  private boolean isFresh(CompletableFuture<Answer> done) {
    return !done.isCompletedExceptionally()
        && clock.instant().isBefore(done.join().at().plus(HOLDS));
  }

  private void complete(CompletableFuture<Answer> look) {
    try {
      look.complete(new Answer(ask(), clock.instant()));
    } catch (RuntimeException unexpected) {
      look.completeExceptionally(unexpected);
    }
  }

  private HealthCheckResponse ask() {
    try {
      storage.check();
      return answer().up().build();
    } catch (StorageException failure) {
      return down(failure.kind().name().toLowerCase(Locale.ROOT));
    }
  }

  private static HealthCheckResponse down(String kind) {
    return answer().down().withData("kind", kind).build();
  }

  private static HealthCheckResponseBuilder answer() {
    return HealthCheckResponse.named("store");
  }
}
