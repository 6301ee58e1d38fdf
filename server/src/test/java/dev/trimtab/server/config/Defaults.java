package dev.trimtab.server.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Configuration as it is where nobody set anything, or only what a test says. */
public final class Defaults {
  private Defaults() {}

  /** Where nothing is set. */
  public static <T> T of(Class<T> mapping) {
    return with(mapping, Map.of());
  }

  /** The same where that is set. */
  public static <T> T with(Class<T> mapping, Map<String, String> set) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(mapping)
        .withSources(new PropertiesConfigSource(set, "test", 100))
        .withSources(new PropertiesConfigSource(Map.of("user.home", "/home/ada"), "home", 50))
        .build()
        .getConfigMapping(mapping);
  }
}
