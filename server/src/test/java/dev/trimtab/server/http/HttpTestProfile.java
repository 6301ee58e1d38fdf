package dev.trimtab.server.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server on a free port. */
public final class HttpTestProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.http.test-port", "0",
        "quarkus.http.limits.max-body-size", "20M",
        "quarkus.smallrye-openapi.path", "openapi",
        "quarkus.http.non-application-root-path", "/");
  }
}
