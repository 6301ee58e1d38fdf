package dev.trimtab.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trimtab demo}: a server with a simulated fleet, to look around. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start a server, fill it with two weeks of a simulated fleet, and go on producing events"
          + " until it is stopped (Ctrl-C or SIGTERM).",
      "",
      "Nothing is kept, unless --data names a folder for it."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab demo",
      "  trimtab demo --port 9000 --data /tmp/fleet    the same fleet is there at the next start"
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any that is free. Default: 8433.")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder to keep the simulated data in. Default: a temporary one.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    return new ServerLaunch()
        .with("trimtab.http.port", port)
        .with("trimtab.storage.data", data)
        .with("trimtab.storage.ephemeral", data == null)
        .with("quarkus.log.level", "WARN") // the screen belongs to the demonstration
        .run(DemoApplication.class);
  }
}
