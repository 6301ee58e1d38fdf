package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the server says about itself, on standard error. */
@ConfigMapping(prefix = "trimtab.log")
public interface LogConfig {
  /** How a line is written. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs: one JSON object a line. */
    JSON
  }

  /** {@code text} for people, {@code json} for programs: one object a line. */
  @WithDefault("text")
  Format format();

  /** What is worth a line: {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG}. */
  @WithDefault("INFO")
  String level();

  /** A line for each request: who, method, path without query, status, bytes, milliseconds. */
  @WithDefault("false")
  boolean requests();
}
