package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What encrypts the secrets of channels in the store. It is kept outside of it, and in no backup:
 * who loses it has to say those secrets again.
 */
@ConfigMapping(prefix = "trimtab.secrets")
public interface SecretsConfig {
  /**
   * The key: 32 bytes in base64, as {@code openssl rand -base64 32} makes them, the same for every
   * server of a store. Without it, what {@code key-file} names; without that too, a file {@code
   * secret.key} beside an embedded database, made when it is needed first; on PostgreSQL no channel
   * can have a secret then. Better set by the environment than in a file.
   */
  Optional<String> key();

  /**
   * A file that holds the key, written the same way, where it is kept apart from the data, such as
   * a mounted secret. It is read at the start and never made. Not together with {@code key}.
   */
  Optional<Path> keyFile();

  /** The key before it, which is still good for reading while the secrets are written anew. */
  Optional<String> previousKey();
}
