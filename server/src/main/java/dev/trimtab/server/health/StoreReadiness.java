package dev.trimtab.server.health;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Storage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready means that the store can be read and written now. Looking costs a commit and anybody may
 * ask, so an answer holds for a second, and who asks meanwhile waits for the one look.
 */
@Readiness
@Singleton
public final class StoreReadiness implements HealthCheck {
  private static final Duration HOLDS = Duration.ofSeconds(1);

  private final Storage storage;
  private final InstantSource clock;
  private @Nullable Answer last;

  StoreReadiness(Storage storage, InstantSource clock) {
    this.storage = storage;
    this.clock = clock;
  }

  private record Answer(HealthCheckResponse response, Instant at) {}

  @Override
  public synchronized HealthCheckResponse call() {
    if (last == null || !clock.instant().isBefore(last.at().plus(HOLDS))) {
      last = new Answer(look(), clock.instant());
    }
    return last.response();
  }

  private HealthCheckResponse look() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("store");
    try {
      storage.check();
      return answer.up().build();
    } catch (StorageException failure) {
      String kind = failure.kind().name().toLowerCase(Locale.ROOT);
      return answer.down().withData("kind", kind).build();
    }
  }
}
