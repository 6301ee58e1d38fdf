package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How improvement loops are run. */
@ConfigMapping(prefix = "trimtab.loops")
public interface LoopsConfig {
  /** Templates that a tenant may have. One more is answered with 422. */
  @WithDefault("200")
  int templates();

  /** How often the server looks for change points to match, loops that are due, and deliveries. */
  @WithDefault("1s")
  Duration poll();

  /**
   * How often the server looks for states that open loops: directions, thresholds, silence. Each
   * time, every series that was heard of lately is read once for each such template, for 5 s a
   * tenant at the most; the next look goes on from there.
   */
  @WithDefault("30s")
  Duration look();

  /** Deliveries that are sent at the same time. */
  @WithDefault("8")
  int senders();

  /**
   * How long a server has for a delivery before another one, or the same after a restart, sends it
   * again. No channel may take longer than a minute to answer.
   */
  @WithDefault("2m")
  Duration claim();

  /**
   * How often a delivery is tried before it is given up: after 5 s, then waiting four times as long
   * each time, an hour at the most.
   */
  @WithDefault("12")
  int attempts();

  /**
   * Where people and webhooks reach this server, such as {@code https://trimtab.example.org}, with
   * the base path where there is one: what loops send points there, and whoever signs in by a
   * provider comes back there. Without it, messages hold no link, and whoever acts says over the
   * API that it is done.
   */
  Optional<URI> publicUrl();
}
