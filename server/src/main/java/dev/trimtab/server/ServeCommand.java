package dev.trimtab.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trimtab serve}: the server, until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Start the server, which runs until it is stopped (Ctrl-C or SIGTERM).",
    footer = {
      "",
      "Everything else is configured by the environment, such as TRIMTAB_STORAGE_MAX_BYTES;",
      "docs/configuration.md lists it all.",
      "",
      "Examples:",
      "  trimtab serve",
      "  trimtab serve --port 9000 --data /var/lib/trimtab",
      "  trimtab serve --store jdbc:postgresql://db.example.com/trimtab",
      "  trimtab serve --ephemeral --port 0    for tests: any free port, a known key, nothing kept"
    })
public final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any that is free. Default: 8433.")
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on, 0.0.0.0 for every one. Default: 127.0.0.1.")
  private @Nullable String bind;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the database and of admin.key. Default: ~/.trimtab.")
  private @Nullable Path data;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = {
        "Keep everything in a PostgreSQL, jdbc:postgresql://HOST:PORT/DATABASE, which any number of"
            + " servers share. Default: a database in DIR.",
        "The password is better in TRIMTAB_STORAGE_POSTGRES_PASSWORD or a file (docs/postgresql.md)"
      })
  private @Nullable String store;

  @Option(
      names = "--ephemeral",
      description = "Keep everything in a temporary folder and take a fixed, public test key.")
  private boolean ephemeral;

  @Option(
      names = "--new-admin-key",
      description = "Make another operator key and write it to admin.key: for when all are lost.")
  private boolean newAdminKey;

  @Override
  public Integer call() {
    ServerLaunch launch =
        new ServerLaunch()
            .with("trimtab.http.port", port)
            .with("trimtab.http.bind", bind)
            .with("trimtab.storage.data", data)
            .with("trimtab.storage.url", store);
    if (ephemeral) {
      launch.with("trimtab.storage.ephemeral", true);
    }
    if (newAdminKey) {
      launch.with("trimtab.auth.new-admin-key", true);
    }
    return launch.run(ServerApplication.class);
  }
}
