package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How PostgreSQL is reached where {@code trimtab.storage.url} names one. Passwords stand better in
 * a file or in the environment than in a URL; said twice they end the start.
 */
@ConfigMapping(prefix = "trimtab.storage.postgres")
public interface PostgresConfig {
  /** How a store lies on servers. */
  enum Distribution {
    NONE,
    CITUS
  }

  /** The role of the server. Without it, the one in the URL. */
  Optional<String> user();

  /** Its password. Without it and without a file, the one in the URL, or none. */
  Optional<String> password();

  /** A file that holds the password and nothing else, such as a mounted secret. */
  Optional<Path> passwordFile();

  /**
   * A URL past a pool such as PgBouncer, for migrations. Its role may be the owner of the tables,
   * and the server's role another one with fewer rights. Without it, everything goes to {@code
   * trimtab.storage.url}.
   */
  Optional<String> directUrl();

  /** The role for {@code direct-url}. Without it, the one in that URL. */
  Optional<String> directUser();

  /** Its password. */
  Optional<String> directPassword();

  /** A file that holds it and nothing else. */
  Optional<Path> directPasswordFile();

  /**
   * A replica, for lists, trends and charts of outcomes, with the server's role and password. It
   * may lag behind; what must not lag is never read there.
   */
  Optional<String> readerUrl();

  /** Reads that may run at once, and as many again from the replica; each has a connection. */
  @WithDefault("8")
  int readers();

  /** Writes that may run at once; each has a connection. */
  @WithDefault("8")
  int writers();

  /**
   * {@code citus} where the database is the coordinator of a Citus cluster: then the tables of
   * tenants are spread over its servers, each tenant on one. Else {@code none}. The same for every
   * server and every command, from the first start on.
   */
  @WithDefault("none")
  Distribution distribution();
}
