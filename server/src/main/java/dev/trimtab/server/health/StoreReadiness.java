package dev.trimtab.server.health;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Storage;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the store can be read and written now. */
@Readiness
@Singleton
public final class StoreReadiness implements HealthCheck {
  private final Storage storage;

  StoreReadiness(Storage storage) {
    this.storage = storage;
  }

  @Override
  public HealthCheckResponse call() {
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
