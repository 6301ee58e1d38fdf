package dev.trimtab.server.channels;

import dev.trimtab.server.config.SecretsConfig;
import dev.trimtab.server.wiring.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key that secrets are encrypted with, and those that they may have been encrypted with before.
 * Thread-safe.
 */
final class MasterKeys {
  private static final Logger LOG = Logger.getLogger(MasterKeys.class);

  private final @Nullable MasterKeyFile file;
  private final List<MasterKey> older = new ArrayList<>();
  private @Nullable MasterKey current;

  private MasterKeys(@Nullable MasterKey current, @Nullable MasterKeyFile file) {
    this.current = current;
    this.file = file;
  }

  /**
   * The keys that are configured, and the one in the data folder.
   *
   * @param dataFolder null where the store is shared, so that a file of one server is none of all
   * @throws StartFailure where one of them is no key
   */
  static MasterKeys of(SecretsConfig config, @Nullable Path dataFolder) {
    MasterKeyFile file = dataFolder == null ? null : new MasterKeyFile(dataFolder);
    Optional<MasterKey> configured = configured(config);
    Optional<MasterKey> kept = read(file);
    MasterKeys keys = new MasterKeys(configured.or(() -> kept).orElse(null), file);
    config
        .previousKey()
        .map(text -> parse("trimtab.secrets.previous-key", text))
        .ifPresent(keys.older::add);
    configured.flatMap(_ -> kept).ifPresent(keys.older::add);
    return keys;
  }

  private static Optional<MasterKey> configured(SecretsConfig config) {
    if (config.key().isPresent() && config.keyFile().isPresent()) {
      throw new StartFailure(
          "trimtab.secrets.key and trimtab.secrets.key-file both say the key: leave one out", null);
    }
    return config
        .key()
        .map(text -> parse("trimtab.secrets.key", text))
        .or(() -> config.keyFile().map(MasterKeys::parse));
  }

  private static MasterKey parse(Path named) {
    try {
      return parse(
          "what trimtab.secrets.key-file names, " + named + ",",
          Files.readString(named, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      throw new StartFailure(
          "trimtab.secrets.key-file names " + named + ", which cannot be read: " + unreadable,
          unreadable);
    }
  }

  private static MasterKey parse(String setting, String text) {
    return MasterKey.parse(text)
        .orElseThrow(
            () ->
                new StartFailure(
                    setting + " must be 32 bytes in base64, as openssl rand -base64 32 makes them",
                    null));
  }

  private static Optional<MasterKey> read(@Nullable MasterKeyFile file) {
    try {
      return file == null ? Optional.empty() : file.read();
    } catch (IOException unreadable) {
      throw new StartFailure(
          MasterKeyFile.NAME + " in the data folder cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  /** What encrypts from now on; made where it may be, empty where it may not. */
  synchronized Optional<MasterKey> current() {
    if (current == null && file != null) {
      MasterKey made = MasterKey.random(new SecureRandom());
      try {
        file.write(made);
      } catch (IOException unwritable) {
        LOG.errorf(unwritable, "%s cannot be written to the data folder", MasterKeyFile.NAME);
        return Optional.empty();
      }
      current = made;
    }
    return Optional.ofNullable(current);
  }

  /** The key of that id, or empty where it is not known. */
  synchronized Optional<MasterKey> find(String id) {
    List<MasterKey> known = new ArrayList<>(older);
    if (current != null) {
      known.addFirst(current);
    }
    return known.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Whether it is what encrypts now. */
  synchronized boolean isCurrent(String id) {
    return current != null && current.id().equals(id);
  }
}
