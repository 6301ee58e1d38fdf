package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the server listens. */
@ConfigMapping(prefix = "trimtab.http")
public interface HttpConfig {
  /**
   * The address to listen on; {@code 0.0.0.0} for every one. The server speaks plain HTTP: put a
   * proxy that ends TLS before it where it can be reached from elsewhere.
   */
  @WithDefault("127.0.0.1")
  String bind();

  /** The port to listen on; 0 for any that is free. */
  @WithDefault("8433")
  int port();

  /**
   * Opens {@code POST /v1/outcomes/noop}, which does everything with an event but store it: what
   * the benchmarks measure recording against.
   */
  @WithDefault("false")
  boolean noopRoute();
}
