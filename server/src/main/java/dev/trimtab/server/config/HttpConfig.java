package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the server listens. */
@ConfigMapping(prefix = "trimtab.http")
public interface HttpConfig {
  /**
   * The address to listen on; {@code 0.0.0.0} for every one. Where it can be reached from
   * elsewhere, set a certificate, or put a proxy that has one before it.
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

  /** Where all paths begin, such as {@code /trimtab}, for a server that shares its host. */
  @WithDefault("/")
  String basePath();

  /**
   * Addresses and networks ({@code 10.0.0.0/8}), with commas, whose {@code X-Forwarded-*} headers
   * are believed. From anybody else they are not looked at. {@code Forwarded} never is: most
   * proxies pass on what a client says there.
   */
  Optional<List<String>> trustedProxies();

  /** TLS by certificate files. */
  Tls tls();

  /** A second listener for those who run the server. */
  Management management();

  /** Which files, and what happens to plain HTTP. */
  interface Tls {
    /**
     * The file with the certificate, and those between it and its authority, in PEM. With it the
     * server speaks HTTPS (HTTP/2 too) at {@code trimtab.http.port}, and no plain HTTP.
     */
    Optional<Path> certificate();

    /** The file with its private key, in PEM (PKCS #8). */
    Optional<Path> key();

    /** How often the files are looked at; a renewed certificate is for new connections. */
    @WithDefault("1m")
    Duration reload();

    /** A port where plain HTTP is answered by a redirect to HTTPS. Without it, by nobody. */
    OptionalInt redirectPort();
  }

  /** Where {@code /health}, {@code /metrics}, {@code /openapi} and {@code /docs} are. */
  interface Management {
    /** Moves /health, /metrics, /openapi and /docs here, in plain HTTP, without the base path. */
    OptionalInt port();

    /** The address that listens there. */
    @WithDefault("127.0.0.1")
    String bind();
  }
}
