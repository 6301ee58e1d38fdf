package dev.trimtab.server.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration as it is where nobody set anything, or only what a test says. */
final class Defaults {
  private Defaults() {}

  static <T> T of(Class<T> mapping) {
    return with(mapping, Map.of());
  }

  static <T> T with(Class<T> mapping, Map<String, String> set) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(mapping)
        .withSources(new PropertiesConfigSource(set, "test", 100))
        .withSources(new PropertiesConfigSource(Map.of("user.home", "/home/ada"), "home", 50))
        .build()
        .getConfigMapping(mapping);
  }
}
