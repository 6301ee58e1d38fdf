package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Calls that the server makes to others. They go to https, or to http on this machine; the address
 * is checked and then connected to, redirects are not followed.
 */
@ConfigMapping(prefix = "trimtab.outbound")
public interface OutboundConfig {
  /**
   * The hosts that callers may have the server call, with commas; {@code *.example.com} for
   * everything below. Without it, any host on the public internet. What stands in this
   * configuration itself, such as the URL of a key set, is allowed by standing there.
   */
  Optional<List<String>> allowedHosts();

  /** The hosts that may lie in a private network or on this machine. Without it, none. */
  Optional<List<String>> privateHosts();

  /** How long a connection may take. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** How long one attempt may take, from the connection to the end of the answer. */
  @WithDefault("5s")
  Duration timeout();

  /** How often a call that can be repeated is tried. */
  @WithDefault("3")
  int attempts();

  /** The longest wait before the second attempt; it doubles with each. */
  @WithDefault("200ms")
  Duration backOff();

  /** Bytes of an answer. More are a failure. */
  @WithDefault("1048576")
  int maxAnswerBytes();

  /** Failures in a row after which a host is left alone. */
  @WithDefault("5")
  int breakerFailures();

  /** For how long. */
  @WithDefault("30s")
  Duration breakerPause();
}
