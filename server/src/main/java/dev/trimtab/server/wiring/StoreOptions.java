package dev.trimtab.server.wiring;

import dev.trimtab.server.config.PostgresConfig;
import dev.trimtab.server.config.StorageConfig;
import dev.trimtab.storage.sql.Distribution;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a store on a server is and how to get in, as it was configured.
 *
 * @param url as it was written, with whatever is in it; never to be shown
 * @param login of the server
 * @param direct for migrations, if anything else than {@code url}
 * @param readerUrl of a replica, if any
 * @param connections how many
 * @param distribution over how many servers it lies
 */
record StoreOptions(
    String url,
    Login login,
    Optional<Direct> direct,
    Optional<String> readerUrl,
    Connections connections,
    Distribution distribution) {
  /** Who to be. No secret is in its text. */
  record Login(Optional<String> user, Optional<String> password, Optional<Path> passwordFile) {
    @Override
    public String toString() {
      return "Login";
    }
  }

  /** Another way, as somebody else. */
  record Direct(String url, Login login) {
    @Override
    public String toString() {
      return "Direct";
    }
  }

  /** How many there may be for each. */
  record Connections(int readers, int writers) {}

  /** What the configuration says, or empty where the store is embedded. */
  static Optional<StoreOptions> of(StorageConfig storage, PostgresConfig postgres) {
    Login login = new Login(postgres.user(), postgres.password(), postgres.passwordFile());
    Login direct =
        new Login(postgres.directUser(), postgres.directPassword(), postgres.directPasswordFile());
    return storage
        .url()
        .map(
            url ->
                new StoreOptions(
                    url,
                    login,
                    postgres.directUrl().map(other -> new Direct(other, direct)),
                    postgres.readerUrl(),
                    new Connections(postgres.readers(), postgres.writers()),
                    distribution(postgres.distribution())));
  }

  private static Distribution distribution(PostgresConfig.Distribution said) {
    return switch (said) {
      case NONE -> Distribution.NONE;
      case CITUS -> Distribution.CITUS;
    };
  }

  /**
   * For a command that uses a store without being a server: the least connections, no replica.
   *
   * @param environment gives the value of a variable, null where it is not set
   */
  static StoreOptions of(String url, Function<String, @Nullable String> environment) {
    return new StoreOptions(
        url,
        login(environment, ""),
        variable(environment, "DIRECT_URL")
            .map(other -> new Direct(other, login(environment, "DIRECT_"))),
        Optional.empty(),
        new Connections(1, 1),
        distribution(environment));
  }

  private static Distribution distribution(Function<String, @Nullable String> environment) {
    String said = variable(environment, "DISTRIBUTION").orElse("none");
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "none" -> Distribution.NONE;
      case "citus" -> Distribution.CITUS;
      default ->
          throw new StartFailure("TRIMTAB_STORAGE_POSTGRES_DISTRIBUTION is none or citus", null);
    };
  }

  private static Login login(Function<String, @Nullable String> environment, String prefix) {
    return new Login(
        variable(environment, prefix + "USER"),
        variable(environment, prefix + "PASSWORD"),
        variable(environment, prefix + "PASSWORD_FILE").map(Path::of));
  }

  private static Optional<String> variable(
      Function<String, @Nullable String> environment, String name) {
    return Optional.ofNullable(environment.apply("TRIMTAB_STORAGE_POSTGRES_" + name))
        .filter(value -> !value.isEmpty());
  }

  @Override
  public String toString() {
    return "StoreOptions";
  }
}
