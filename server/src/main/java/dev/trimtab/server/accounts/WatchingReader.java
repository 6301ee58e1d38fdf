package dev.trimtab.server.accounts;

import dev.trimtab.client.WatchingWire;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.ChangeWire;
import dev.trimtab.tenant.Watching;
import dev.trimtab.tenant.Watching.Granularity;
import java.util.List;

/** What is watched beside each series, in the form callers send and see. */
final class WatchingReader {
  private WatchingReader() {}

  /** What these fields say; what is wrong is noted in them. */
  static Watching read(BodyFields fields) {
    Granularity granularity = fields.optional("granularity", WatchingReader::granularity);
    List<String> keys = fields.texts("metadata_keys");
    if (!Watching.areKeys(keys)) {
      fields.fault("metadata_keys", Watching.KEYS);
      return Watching.SERIES;
    }
    return new Watching(granularity == null ? Granularity.SERIES : granularity, keys);
  }

  private static Granularity granularity(String pointer, String name) {
    return switch (name) {
      case "series" -> Granularity.SERIES;
      case "domain" -> Granularity.DOMAIN;
      default -> throw new InvalidInputException(pointer, "must be series or domain");
    };
  }

  static WatchingWire out(Watching watching) {
    return new WatchingWire(ChangeWire.lower(watching.granularity()), watching.metadataKeys());
  }
}
