package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Where and how everything is kept. */
@ConfigMapping(prefix = "trimtab.storage")
public interface StorageConfig {
  /**
   * Where the store is: without it, an embedded database in the folder {@code data}; {@code
   * jdbc:postgresql://HOST:PORT/DATABASE} for a PostgreSQL, which any number of servers share.
   */
  Optional<String> url();

  /**
   * The folder of the embedded database, of {@code admin.key} and of {@code secret.key}. Made where
   * there is none. On PostgreSQL it holds {@code admin.key} at most.
   */
  @WithDefault("${user.home}/.trimtab")
  Path data();

  /**
   * Keeps everything in a temporary folder that is removed at the end, and takes a fixed API key
   * that everybody can read in the manual. For tests of other programs; never for real data.
   */
  @WithDefault("false")
  boolean ephemeral();

  /** Reads of the embedded database that may run at once; each has a connection and a thread. */
  @WithDefault("4")
  int readers();

  /** Page cache of each reader, in KiB. */
  @WithDefault("8192")
  int readerCacheKib();

  /** Page cache of the writer, in KiB. A larger one makes some commits longer. */
  @WithDefault("8192")
  int writerCacheKib();

  /**
   * Bytes the database may grow to. When they are used up, writing is answered with 507. Without
   * it, the database grows as far as the disk reaches.
   */
  OptionalLong maxBytes();
}
