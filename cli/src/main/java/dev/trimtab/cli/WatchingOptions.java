package dev.trimtab.cli;

import dev.trimtab.client.WatchingWire;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is watched beside each series; what is not said stays as it was. */
final class WatchingOptions {
  private static final String NONE = "none";

  @Option(
      names = "--granularity",
      paramLabel = "WHAT",
      description =
          "series: each is watched by itself; domain: all event types of a domain together too.")
  private @Nullable String granularity;

  @Option(
      names = "--watch-keys",
      paramLabel = "KEYS",
      split = ",",
      description =
          "Metadata keys whose values are watched each by itself, such as region,agent; or none.")
  private @Nullable List<String> keys;

  /** What holds after what was said; null where nothing was ever said. */
  @Nullable WatchingWire changed(@Nullable WatchingWire known) {
    if (granularity == null && keys == null) {
      return known;
    }
    WatchingWire before = known == null ? new WatchingWire(null, null) : known;
    return new WatchingWire(
        granularity == null ? before.granularity() : granularity,
        keys == null ? before.metadataKeys() : keys.equals(List.of(NONE)) ? List.of() : keys);
  }
}
