package dev.trimtab.server.auth;

import dev.trimtab.server.config.AuthConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready where the API keys in memory have not been compared with the store for long. */
@Readiness
@Singleton
final class KeysReadiness implements HealthCheck {
  private final ApiKeyIndex index;
  private final Duration maxAge;

  KeysReadiness(ApiKeyIndex index, AuthConfig config) {
    this.index = index;
    this.maxAge = config.keys().maxAge();
  }

  @Override
  public HealthCheckResponse call() {
    Duration age = index.age();
    return HealthCheckResponse.named("api keys")
        .status(age.compareTo(maxAge) <= 0)
        .withData("age_s", age.toSeconds())
        .build();
  }
}
