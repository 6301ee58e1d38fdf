package dev.trimtab.server.config;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the server says about itself, on standard error. */
@Unremovable // its readers are other settings, in application.properties
@ConfigMapping(prefix = "trimtab.log")
public interface LogConfig {
  /** How much is said. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /** What is worth a line: {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG}. */
  @WithDefault("INFO")
  Level level();

  /** One JSON object a line, for programs, instead of text for people. */
  @WithDefault("false")
  boolean json();

  /** A line for each request: who, method, path without query, status, bytes, milliseconds. */
  @WithDefault("false")
  boolean requests();
}
